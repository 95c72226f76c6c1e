// The tables of RESULTS.md out of the harness's rows.

const median = (values) => {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  return sorted.length === 0 ? undefined : sorted[Math.floor(sorted.length / 2)];
};
const shown = (value, digits = 1) => (value === undefined ? "–" : Number(value).toLocaleString("en", { maximumFractionDigits: digits }));

/** Figures of one workload: how to read them from a row, and the aim for Millrace. */
const figures = {
  w1: [
    ["click → changed DOM, p50 ms", (r) => r.domMs?.p50, 1.8],
    ["server CPU a click, ms", (r) => r.serverCpuMs, undefined, "≤ 1 ms"],
    ["page CPU a click, ms", (r) => r.pageCpuMs],
    ["bytes down", (r) => r.bytes?.wireDown, undefined, "≤ 40"],
    ["bytes up", (r) => r.bytes?.wireUp, undefined, "≤ 40"],
  ],
  w2: [
    ["click → changed DOM, p50 ms", (r) => r.domMs?.p50, 3],
    ["server CPU a click, ms", (r) => r.serverCpuMs, undefined, "≤ 2 ms"],
    ["page CPU a click, ms", (r) => r.pageCpuMs, undefined, "≤ 6 ms"],
    ["bytes down", (r) => r.bytes?.wireDown, undefined, "≤ 40"],
    ["bytes up", (r) => r.bytes?.wireUp, undefined, "≤ 40"],
  ],
  w5: [
    ["server ready, ms", (r) => r.serverReadyMs?.p50, undefined, "≤ 500 ms"],
    ["first text painted, cold, ms", (r) => r.coldMs?.p50, undefined, "≤ 350 ms at a floor of 200"],
    ["first text painted, warm, ms", (r) => r.warmMs?.p50, undefined, "≤ 250 ms at a floor of 150"],
    ["bytes as served, cold", (r) => r.bytes?.wireDown, undefined, "≤ 100 kB"],
  ],
  w7: [
    ["burst: click → last token, p50 ms", (r) => r.burst?.totalMs?.p50, 1],
    ["burst: bytes down", (r) => r.burst?.bytes?.wireDown, undefined, "≤ 14 kB"],
    ["5 ms pause: bytes down", (r) => r.paced5ms?.bytes?.wireDown, undefined, "≤ 14 kB"],
    ["5 ms pause: server CPU, ms", (r) => r.paced5ms?.serverCpuMs],
  ],
};
const titles = {
  w1: "W1: one text of 20 changes",
  w2: "W2: one text of 1,000 changes, the whole script runs again",
  w5: "W5: start",
  w6: "W6: sessions with a click a second",
  w7: "W7: 1,000 tokens, 8 kB of text",
};

function load(rows, peers) {
  const lines = ["| peer | sessions | p50 ms | p99 ms | failed | server CPU % | memory a session, MiB |", "|---|---|---|---|---|---|---|"];
  for (const peer of peers) {
    for (const level of rows.filter((row) => row.peer === peer && row.result).flatMap((row) => row.result.levels)) {
      lines.push(
        `| ${peer} | ${level.N} | ${shown(level.latMs?.p50)} | ${shown(level.latMs?.p99)} | ${level.failed} | ${level.serverCpuPct} | ${shown(level.rssPerSessionMiB, 3)} |`,
      );
    }
  }
  return [...lines, "", "Aim: at least 1,000 sessions below 1 s on 2 cores, at most 0.2 MiB each."];
}

function table(rows, peers, workload) {
  const of = (peer, read) => median(rows.filter((row) => row.peer === peer && row.result).map((row) => read(row.result)));
  const lines = [`| figure | ${peers.join(" | ")} | aim for Millrace |`, `|---|${peers.map(() => "---|").join("")}---|`];
  for (const [name, read, ratio, aim] of figures[workload]) {
    const floor = of("ws", read);
    const cells = peers.map((peer) => {
      const value = of(peer, read);
      const times = value !== undefined && floor ? ` (${shown(value / floor, 2)} ×)` : "";
      return `${shown(value, 2)}${times}`;
    });
    lines.push(`| ${name} | ${cells.join(" | ")} | ${aim ?? (ratio ? `≤ ${ratio} ×` : "–")} |`);
  }
  return lines;
}

/** RESULTS.md without its notes. */
export function results({ runs }, micro) {
  const peers = [...new Set(runs.map((row) => row.peer))];
  const [first] = runs;
  const loads = runs.flatMap((row) => [row.load1Before, row.load1After]);
  const lines = [
    "# Results",
    "",
    `Measured ${first.at.slice(0, 10)} on ${first.cpus} cores, Node ${first.node}, Chromium ${first.chromium ?? "?"}; load average ${shown(Math.min(...loads))} to ${shown(Math.max(...loads))}.`,
    "All peers ran in the same run; in brackets the multiple of `ws`, a bare page with one socket. Repeat with `npm run bench -- --harness <folder>`.",
  ];
  for (const workload of Object.keys(titles)) {
    const rows = runs.filter((row) => row.workload === workload);
    if (rows.length === 0) continue;
    lines.push("", `## ${titles[workload]}`, "", ...(workload === "w6" ? load(rows, peers) : table(rows, peers, workload)));
    for (const row of rows) if (row.error) lines.push("", `${row.peer}: ${row.error.split("\n")[0]}`);
  }
  lines.push("", "## Inside the worker", "", "```", micro.trim(), "```");
  return lines.join("\n");
}
