/** The data sets that come with the explorer: public data from the npm package `vega-datasets`. */
import { createReadStream, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ByteSource } from "./csv/load-csv.js";
import type { ChartChoice } from "./page/chart-tab.js";

/** One entry of the list to choose from. */
export interface DataChoice {
  id: string;
  title: string;
  icon: string;
  about: string;
}

export interface DataSet extends DataChoice {
  /** Markdown. */
  source: string;
  file: string;
  /** Filters that are shown at first. */
  filters: readonly string[];
  /** The columns of the figures on top. */
  figures: readonly string[];
  chart: ChartChoice;
}

export const dataSets: readonly [DataSet, ...DataSet[]] = [
  {
    id: "weather",
    title: "Weather",
    icon: "🌦️",
    about: "Four years of daily weather in Seattle and New York: temperatures in °C, rain in mm, wind in m/s.",
    source: "[NOAA Climate Data Online](https://www.ncdc.noaa.gov/cdo-web/datatools/findstation), public domain",
    file: "weather.csv",
    filters: ["location", "date", "weather"],
    figures: ["temp_max", "precipitation", "wind"],
    chart: { kind: "Line", x: "date", period: "Month", y: "temp_max", measure: "Mean", color: "location" },
  },
  {
    id: "flights",
    title: "Flights",
    icon: "✈️",
    about: "20,000 US domestic flights of early 2001: how far they went and how many minutes late they were.",
    source: "[US Bureau of Transportation Statistics](https://www.transtats.bts.gov/), public domain",
    file: "flights-20k.json",
    filters: ["date", "delay", "origin"],
    figures: ["delay", "distance", "origin"],
    chart: { kind: "Bar", x: "date", period: "Hour of day", y: "delay", measure: "Mean", color: null },
  },
  {
    id: "movies",
    title: "Movies",
    icon: "🎬",
    about: "3,201 films with budgets, takings and ratings. Known for its gaps and mistakes: look at the profile.",
    source: "[Vega’s example data](https://vega.github.io/vega-datasets/), collected for teaching",
    file: "movies.json",
    filters: ["Major Genre", "Release Date", "IMDB Rating"],
    figures: ["IMDB Rating", "Worldwide Gross", "Production Budget"],
    chart: { kind: "Scatter", x: "Rotten Tomatoes Rating", period: "Year", y: "IMDB Rating", measure: "Mean", color: "MPAA Rating" },
  },
  {
    id: "bird-strikes",
    title: "Bird strikes",
    icon: "🦅",
    about: "10,000 collisions of aircraft and wildlife in the US, with what they damaged and cost.",
    source: "[FAA Wildlife Strike Database](https://wildlife.faa.gov), public domain",
    file: "birdstrikes.csv",
    filters: ["Wildlife Size", "Flight Date", "Phase of flight"],
    figures: ["Speed IAS in knots", "Cost Total $", "Wildlife Species"],
    chart: { kind: "Area", x: "Flight Date", period: "Quarter", y: null, measure: "Count", color: "Wildlife Size" },
  },
];

export const ownFile: DataChoice = {
  id: "upload",
  title: "Your own CSV",
  icon: "📄",
  about: "A file from your computer, up to 500 MB.",
};

export function isDataSet(choice: DataChoice): choice is DataSet {
  return "file" in choice;
}

/** A data set's file; one of JSON records is given as CSV. */
export function dataSetSource({ file }: DataSet): ByteSource {
  const path = join(dirname(createRequire(import.meta.url).resolve("vega-datasets")), "../data", file);
  const { size } = statSync(path);
  return { name: file, size, stream: () => (file.endsWith(".json") ? recordsAsCsv(path) : createReadStream(path)) };
}

async function* recordsAsCsv(path: string): AsyncGenerator<Uint8Array> {
  const records = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>[];
  const names = [...new Set(records.slice(0, 100).flatMap(Object.keys))];
  const field = (value: unknown): string => (value === null || value === undefined ? "" : `"${String(value).replaceAll('"', '""')}"`);
  const lines = [names.map(field).join(","), ...records.map((record) => names.map((name) => field(record[name])).join(","))];
  yield Buffer.from(lines.join("\n"));
}
