/**
 * Millrace beside other frameworks in one run, as multiples of a bare socket page.
 *
 *     node bench/run.mjs --harness <folder of the peer harness> [--peers ws,nicegui,streamlit] [--workloads w1,w2,w5,w6,w7]
 *     node bench/run.mjs            without a harness: the costs inside the worker only (bench/micro.mjs)
 *
 * Writes bench/results/peers.json and the tables of bench/RESULTS.md.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { results } from "./results.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : fallback;
};
const node = (...args) => execFileSync(process.execPath, args, { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const harness = argument("harness", process.env.PEER_BENCH);
const micro = node("micro.mjs");
console.log(micro);
if (harness) {
  if (!existsSync(join(harness, "bench.mjs"))) throw new Error(`${harness} is not the peer harness: it has no bench.mjs`);
  // The harness may be read-only and installs its own packages: it works in a copy.
  const copy = mkdtempSync(join(os.tmpdir(), "millrace-bench-"));
  cpSync(harness, copy, { recursive: true });
  execFileSync("chmod", ["-R", "u+w", copy]);
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund"], { cwd: copy, stdio: "inherit" });
  const out = join(here, "results", "peers.json");
  mkdirSync(join(here, "results"), { recursive: true });
  const peers = argument("peers", "ws,nicegui,streamlit");
  execFileSync(
    process.execPath,
    [
      "bench.mjs",
      ...[
        "--peer",
        `${peers},millrace`,
        "--workload",
        argument("workloads", "w1,w2,w5,w6,w7"),
        "--append",
        argument("append", "no"),
        "--out",
        out,
      ],
      ...["--levels", argument("levels", "10,50,200,500,1000"), "--reps", argument("reps", "100")],
    ],
    { cwd: copy, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, BENCH_PEERS: `millrace=${join(here, "millrace")}` } },
  );
  const file = join(here, "RESULTS.md");
  const notes = existsSync(file) ? (readFileSync(file, "utf8").split("<!-- notes -->")[1] ?? "") : "";
  writeFileSync(file, `${results(JSON.parse(readFileSync(out, "utf8")), micro)}\n<!-- notes -->${notes}`);
  console.log("bench/RESULTS.md is written");
}
