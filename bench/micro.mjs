// Cost of a rerun and its diff in the worker, without socket and browser: node bench/micro.mjs
import { AppTest } from "../dist/testing.js";

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

async function measure(name, script, act, runs = 300) {
  const app = await AppTest.fromString(script, { timeout: 60 }).run();
  const before = app.wire.length;
  const times = [];
  for (let i = 0; i < runs; i++) {
    await act(app, i);
    const start = performance.now();
    await app.run();
    times.push(performance.now() - start);
  }
  const bytes = app.wire.slice(before).reduce((sum, text) => sum + text.length, 0) / runs;
  // The first third warms the compiler up.
  console.log(
    `${name.padEnd(58)} ${median(times.slice(runs / 3))
      .toFixed(3)
      .padStart(8)} ms ${bytes.toFixed(0).padStart(8)} bytes a run`,
  );
}

const texts = (n) => `
import { st } from "millrace";
const s = st.sessionState.init({ k: 0 });
if (st.button("go")) s.k++;
for (let i = 0; i < ${n}; i++) st.text(i === ${n >> 1} ? "hot=" + s.k : "item " + i + ": value " + i * 7);
`;
for (const n of [20, 1000, 10_000]) {
  await measure(`${n} texts, nothing changes`, texts(n), () => {});
  await measure(`${n} texts, one changes`, texts(n), (app) => app.button("go").click());
}
const growing = (n, where) => `
import { st } from "millrace";
const s = st.sessionState.init({ extra: 0 });
if (st.button("go")) s.extra++;
${where === "top" ? "for (let i = 0; i < s.extra; i++) st.text('extra ' + (s.extra - i));" : ""}
for (let i = 0; i < ${n}; i++) st.text("item " + i);
`;
await measure("one more text before 1,000", growing(1000, "top"), (app) => app.button("go").click(), 60);
await measure(
  "1,000 sliders, one moves",
  `
import { st } from "millrace";
for (let i = 0; i < 1000; i++) st.slider("slider " + i, { max: 1000, value: 0 });
`,
  (app, i) => app.slider("slider 500").setValue(i + 1),
);
