import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import { op } from "../protocol/forward-message.js";

const bodies = (app: AppTest): string[] => app.all("text").map((text) => text.props.body);
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

test("[S-039] [S-058] an interaction runs the script again and sends only what changed", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    const s = st.sessionState.init({ count: 0 });
    if (st.button("Add")) s.count++;
    st.text("count " + s.count);
  `).run();
  expect(bodies(app)).toEqual(["count 0"]);
  await app.button("Add").click().run();
  await app.button("Add").click().run();
  expect(bodies(app)).toEqual(["count 2"]);
  expect(app.wire.at(-1)).toBe('[2,[3,6,"body","count 2"]]');
});

test("[B-006] st.stop ends the run: the rest of the page goes, widgets that were not reached keep their values", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    const half = st.button("half");
    st.text("above");
    if (half) { try { st.stop(); } catch {} }
    st.text("below " + st.slider("n", { max: 10, value: 1 }));
  `).run();
  await app.slider("n").setValue(6).run();
  await app.button("half").click().run();
  expect(bodies(app)).toEqual(["above"]);
  expect(app.exceptions).toEqual([]);
  await app.run();
  expect(bodies(app)).toEqual(["above", "below 6"]);
});

test("[B-007] [B-126] an error stands where it happened, the rest goes, the status is failed, the next run is clean", async () => {
  const app = await AppTest.fromString(`
import { st } from "millrace";
const broken = st.button("break");
st.text("above");
if (broken) throw new RangeError("too far");
st.text("below");
`).run();
  await app.button("break").click().run();
  expect(app.root("main").map(({ type }) => type)).toEqual(["button", "text", "exception"]);
  const [{ error }] = app.exceptions as [(typeof app.exceptions)[0]];
  expect(error).toMatchObject({ name: "RangeError", message: "too far" });
  expect(error.frames[0]).toMatchObject({ file: "app.ts", line: 5, user: true });
  expect(error.codeFrame?.lines.map(({ text }) => text)).toContain('if (broken) throw new RangeError("too far");');
  expect(app.runStatus).toBe("failed");
  await app.run();
  expect(bodies(app)).toEqual(["above", "below"]);
  expect(app.runStatus).toBe("idle");
});

test("[B-010] a newer event interrupts a run that awaits, and one that works through st calls", async () => {
  const app = await AppTest.fromString(
    `
    import { st } from "millrace";
    const n = st.slider("n", { max: 10, value: 0 });
    st.text("n " + n);
    if (n === 1) await new Promise(() => {});
    if (n === 2) for (;;) { st.text("busy"); await null; await new Promise(setImmediate); }
    st.text("end");
  `,
  ).run();
  await app.slider("n").setValue(1).send();
  await wait(40);
  expect(bodies(app)).toEqual(["n 1", "end"]);
  await app.slider("n").setValue(2).send();
  await wait(60);
  await app.slider("n").setValue(3).run();
  expect(bodies(app)).toEqual(["n 3", "end"]);
});

test("late calls of an abandoned run do nothing, also through handles, state and a swallowed signal", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    const s = st.sessionState.init({ late: 0 });
    const n = st.slider("n", { max: 10, value: 0 });
    const handle = st.text("run " + n);
    setTimeout(() => { handle.update({ body: "late" }); st.text("late"); s.late++; st.queryParams.late = "1"; }, 30);
    if (n === 1) { try { await new Promise(() => {}); } catch {} }
  `).run();
  await app.slider("n").setValue(1).send();
  await wait(30);
  await app.slider("n").setValue(2).run();
  await wait(80);
  expect(bodies(app)).toEqual(["run 2"]);
  expect(app.sessionState.late).toBe(0);
  expect(app.query).toBe("");
});

test("[B-017] stop ends a run that never would, and shows what there is", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    st.text("first");
    await new Promise(() => {});
  `);
  void app.run().catch(() => {});
  await wait(150);
  expect(bodies(app)).toEqual(["first"]);
  app.stop();
  await app.settled();
  expect(bodies(app)).toEqual(["first"]);
  expect(app.exceptions).toEqual([]);
});

test("[S-049] code that never yields still streams: the page grows before the run ends", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    const until = performance.now() + 120;
    for (let i = 0; performance.now() < until; i++) st.text("line " + i);
  `).run();
  expect(app.frames.length).toBeGreaterThan(3);
  expect(app.frames[0]?.ops.length).toBeLessThan(bodies(app).length);
});

test("elements that come and go leave the others alone", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    const more = st.button("more");
    st.text("a");
    if (more) st.text("b");
    st.text("c");
  `).run();
  await app.button("more").click().run();
  expect(app.frames.at(-1)?.ops).toEqual([[op.insert, 8, 1, 7, "text", { body: "b" }]]);
  await app.run();
  expect(app.frames.at(-1)?.ops).toEqual([[op.remove, 8]]);
  expect(bodies(app)).toEqual(["a", "c"]);
});

test("st.rerun without end is stopped with an error", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    st.text("again");
    st.rerun();
  `).run();
  expect(app.exceptions[0]?.error.code).toBe("MR_RERUN_LOOP");
});

test("[B-053] query parameters: last value wins, lists repeat the name, writes change the address without a run", async () => {
  const app = await AppTest.fromString(
    `
    import { st } from "millrace";
    st.text(String(st.queryParams.tag) + " " + st.queryParams.getAll("tag").join());
    if (st.button("write")) { st.queryParams.tag = ["x", "y"]; st.queryParams.n = 3; delete st.queryParams.old; }
  `,
    { query: "?tag=a&tag=b%20c&old=1&embed=true" },
  ).run();
  expect(bodies(app)).toEqual(["b c a,b c"]);
  await app.button("write").click().run();
  expect(app.query).toBe("embed=true&tag=x&tag=y&n=3");
  expect(app.frames.at(-1)?.ops.at(-1)).toEqual([op.query, "embed=true&tag=x&tag=y&n=3"]);
});

test("[B-097] page settings may be given many times; later ones override only what they pass", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    st.setPageConfig({ pageTitle: "One", layout: "wide" });
    st.setPageConfig({ pageTitle: "Two" });
  `).run();
  expect(app.page).toEqual({ title: "Two", layout: "wide" });
});

test("props that cannot be sent are refused with their path", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.emit("text", { body: "x", width: (() => 1) as never });
  }).run();
  expect(app.exceptions[0]?.error).toMatchObject({ code: "MR_PROPS_NOT_SERIALISABLE" });
  expect(app.exceptions[0]?.error.message).toContain("width is a function");
});

test("modules that the script imports write to the run that calls them", async () => {
  const app = await AppTest.fromFile("tests/fixtures/shared-module/app.ts").run();
  expect(bodies(app)).toEqual(["from the module 1", "in a container", "after"]);
  await app.run();
  expect(bodies(app)).toEqual(["from the module 1", "in a container", "after"]);
});
