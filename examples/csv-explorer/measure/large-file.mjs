/**
 * Makes a CSV file of 200 MB and reads it as the explorer does: `node examples/csv-explorer/measure/large-file.mjs [MB]`.
 * Prints the time, the memory, and for how long the event loop was held at most; that long other sessions wait.
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";

const megabytes = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "large-csv-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

const cities = ["Basel", "Bern", "Genève", "Lausanne", "Luzern", "Zürich"];

/** Numbers, dates, categories, ids, and comments with quotes and line breaks. */
function line(row) {
  const day = new Date(Date.UTC(2020, 0, 1 + (row % 2200))).toISOString().slice(0, 10);
  const comment = row % 100 === 0 ? `"note ${row}, ""quoted""\nsecond line"` : `note number ${row % 5000} of the day`;
  const key = `${((row * 2_654_435_761) % 2 ** 32).toString(16)}-${row}`;
  return `${row},${day},${cities[row % 6]},S${row % 5},${((row * 37) % 100_000) / 100},${row % 97},${(row % 9973) / 9973},${row % 2 === 0},${key},${comment}\n`;
}

async function makeFile(path) {
  const out = createWriteStream(path);
  out.write("id,date,city,segment,amount,quantity,rate,active,key,comment\n");
  for (let row = 0, bytes = 0; bytes < megabytes * 1024 * 1024; ) {
    let text = "";
    for (const end = row + 2_000; row < end; row++) text += line(row);
    bytes += Buffer.byteLength(text);
    if (!out.write(text)) await new Promise((done) => out.once("drain", done));
  }
  await new Promise((done) => out.end(done));
}

const path = join(folder, "large.csv");
await makeFile(path);
const bundle = join(folder, "load-csv.mjs");
await build({ input: join(import.meta.dirname, "../csv/load-csv.ts"), platform: "node", output: { file: bundle }, logLevel: "warn" });
const { loadCsv } = await import(pathToFileURL(bundle).href);

const { size } = statSync(path);
const before = process.memoryUsage().rss;
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const cpu = process.cpuUsage();
const source = { name: "large.csv", size, stream: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
const { table, seconds, problemCount } = await loadCsv(
  source,
  {},
  { progress: { bytes: 0, rows: 0 }, signal: new AbortController().signal },
);
delay.disable();
clearInterval(watch);
const used = process.cpuUsage(cpu);

const mb = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`;
console.log(
  `file          ${mb(size)}, ${table.rowCount.toLocaleString("en")} rows, ${table.columns.length} columns, ${problemCount} problems`,
);
console.log(
  `time          ${seconds.toFixed(1)} s (${((used.user + used.system) / 1e6).toFixed(1)} s of CPU), ${Math.round(table.rowCount / seconds / 1000)},000 rows/s`,
);
console.log(`memory        ${mb(before)} before, ${mb(peak)} at most`);
console.log(
  `event loop    held ${(delay.percentile(50) / 1e6).toFixed(0)} ms in the middle, ${(delay.percentile(99) / 1e6).toFixed(0)} ms at the 99th percentile, ${(delay.max / 1e6).toFixed(0)} ms at most`,
);
