/**
 * CSV explorer: public data sets, or a CSV file of your own, to filter, chart, group and look through.
 *
 * The script runs from top to bottom on every click. Reading and counting is done in the modules beside it, and kept.
 */
import { st } from "millrace";
import { type CsvOptions, loadCsv } from "./csv/load-csv.js";
import { LoadJob } from "./csv/load-job.js";
import { dataSetSource, dataSets, isDataSet, ownFile } from "./data-sets.js";
import { chartTab, firstChart } from "./page/chart-tab.js";
import { showFigures } from "./page/figures.js";
import { filterWidgets } from "./page/filter-widgets.js";
import { groupTab } from "./page/group-tab.js";
import { showReadError, watchLoading } from "./page/loading.js";
import { plainText } from "./page/plain-text.js";
import { showProblems } from "./page/problem-list.js";
import { profileTab } from "./page/profile-tab.js";
import { kindOptions, readOptions } from "./page/read-options.js";
import { numberFormats, shownTable } from "./page/shown-table.js";
import { welcome } from "./page/welcome.js";
import { type Filter, selectRows } from "./table/filters.js";
import { tableCsv } from "./table/table-csv.js";
import { View } from "./table/view.js";

st.setPageConfig({ pageTitle: "CSV explorer", pageIcon: "🔎", layout: "wide" });
const { sidebar } = st;

// Which data? The choice stands in the address, so that a link opens it.
const choices = [...dataSets, ownFile];
const asked = choices.find(({ id }) => id === st.queryParams.get("data"));
const choice = sidebar.radio("Data", choices, {
  key: "data",
  format: ({ icon, title }) => `${icon} ${title}`,
  default: asked ?? dataSets[0],
});
st.queryParams.set("data", choice.id);
const set = isDataSet(choice) ? choice : undefined;
const file = set ? null : sidebar.fileUploader("CSV file", { type: ["csv", "tsv", "txt"], maxUploadSize: 500 });

st.title(`${choice.icon} ${plainText(file?.name ?? choice.title)}`);
st.caption(choice.about);
const slot = st.empty();
if (!set && !file) {
  welcome(slot);
  st.stop();
}

// Read it, once for everybody who looks at it.
const source = file ?? dataSetSource(set ?? dataSets[0]);
const id = file?.id ?? choice.id;
const reading = file && sidebar.expander("How the file is read");
const options = reading ? readOptions(reading, id) : {};
const openTable = st.cacheResource(
  (_id: string, how: CsvOptions) => new LoadJob(source.name, source.size, (control) => loadCsv(source, how, control)),
  { maxEntries: 4, ttl: "2h", showSpinner: false, validate: (job) => !job.cancelled && !job.failed, onRelease: (job) => job.cancel() },
);
const loaded = await watchLoading(slot, openTable(id, options)).catch(showReadError);
const { table } = loaded;
if (reading) kindOptions(reading, id, loaded);
showProblems(loaded);

// Filter it.
const viewOf = st.cacheResource(
  async (_id: string, _how: CsvOptions, filters: readonly Filter[]) => new View(table, await selectRows(table, filters)),
  { maxEntries: 12, ttl: "30min", showSpinner: false },
);
const filters = filterWidgets(sidebar, id, table, set?.filters ?? []);
const whole = await viewOf(id, options, []);
const view = await viewOf(id, options, filters);

// Show it.
await showFigures(view, whole, set?.figures ?? []);
await st.tabs({
  Chart: () => chartTab(view, id, set?.chart ?? firstChart(view)),
  Data: () => {
    const rows = view.remember("shown", () => shownTable(table, view.rows));
    st.dataframe(rows, { height: 520, hideIndex: true, columnConfig: whole.remember("formats", () => numberFormats(table)) });
    st.downloadButton("Download these rows", () => tableCsv(table, view.rows), {
      fileName: `${choice.id}.csv`,
      mime: "text/csv",
      icon: ":material/download:",
      onClick: "ignore",
    });
  },
  Group: () => groupTab(view, id),
  Profile: () => profileTab(view, id),
});
if (set) st.caption(`Source: ${set.source}, from the npm package [vega-datasets](https://www.npmjs.com/package/vega-datasets).`);
