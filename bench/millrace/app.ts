// The same small app that the peers of the harness have: a button, N texts, one of which changes; a table; a line; a stream.
import { setTimeout as pause } from "node:timers/promises";
import { st } from "millrace";

const workload = process.env.BENCH_W ?? "w1";
const count = Number(process.env.BENCH_N ?? 20);

function counter(): number {
  const state = st.sessionState.init({ k: 0 });
  st.container({ key: "btn" }, () => {
    if (st.button("go")) state.k++;
  });
  return state.k;
}

function hot(k: number): void {
  st.container({ key: "hot" }, () => st.write(`hot=${k};`));
}

/** Small, repeatable pseudo-random numbers (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const table = st.cacheData(
  (rows: number) => {
    const next = random(1);
    const columns: Record<string, unknown[]> = { name: Array.from({ length: rows }, (_, i) => `row-${String(i).padStart(6, "0")}`) };
    for (let j = 0; j < 4; j++) columns[`int${j}`] = Array.from({ length: rows }, () => Math.floor(next() * 1_000_000));
    for (let j = 0; j < 4; j++) columns[`num${j}`] = Array.from({ length: rows }, () => Math.round(next() * 10_000) / 10_000);
    columns.kind = Array.from({ length: rows }, (_, i) => ["alpha", "beta", "gamma", "delta"][i % 4]);
    return columns;
  },
  { copy: false },
);

const line = st.cacheData(
  (points: number) => {
    const next = random(2);
    let y = 0;
    return { y: Array.from({ length: points }, () => (y += next() + next() + next() - 1.5)) };
  },
  { copy: false },
);

async function* tokens(): AsyncGenerator<string> {
  const wait = Number(process.env.BENCH_PAUSE_MS ?? 0);
  for (let i = 0; i < Number(process.env.BENCH_TOKENS ?? 1000); i++) {
    yield `tok${String(i).padStart(4, "0")} `;
    if (wait) await pause(wait);
  }
}

if (workload === "w3") {
  hot(counter());
  st.dataframe(table(Number(process.env.BENCH_ROWS)));
} else if (workload === "w4") {
  hot(counter());
  st.lineChart(line(Number(process.env.BENCH_POINTS)), { y: "y" });
} else if (workload === "w7") {
  let go = false;
  st.container({ key: "btn" }, () => {
    go = st.button("go");
  });
  await st.container({ key: "stream" }, async () => {
    if (go) await st.writeStream(tokens);
  });
} else {
  const k = counter();
  for (let i = 0; i < count; i++) {
    if (i === Math.floor(count / 2)) hot(k);
    else st.write(`item ${i}: value ${i * 7}`);
  }
}
