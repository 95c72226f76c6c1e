import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import { clearCaches } from "./cached-function.js";

afterEach(() => clearCaches());

const bodies = (app: AppTest): string[] => app.all("text").map(({ props }) => props.body);

/** Counts calls where all sessions of the test see it: a script's own variables begin anew with each run. */
const counter = `
  import { st } from "millrace";
  const calls = (globalThis.cacheCalls ??= {});
  const count = (name) => (calls[name] = (calls[name] ?? 0) + 1);
`;

test("[S-060] a rerun does not call the function again, other arguments do", async () => {
  const app = await AppTest.fromString(`${counter}
    const load = st.cacheData((n) => ({ n, call: count("rerun") }));
    const n = st.slider("n", { max: 3, value: 1 });
    const row = load(n);
    row.n += 100;
    st.text(row.n + " by call " + row.call);
  `).run();
  expect(bodies(app)).toEqual(["101 by call 1"]);
  await app.run();
  expect(bodies(app)).toEqual(["101 by call 1"]);
  await app.slider("n").setValue(2).run();
  expect(bodies(app)).toEqual(["102 by call 2"]);
  await app.slider("n").setValue(1).run();
  expect(bodies(app)).toEqual(["101 by call 1"]);
});

test("[B-162] two sessions share: data as copies, a resource as one object; concurrent calls share one promise", async () => {
  const script = `${counter}
    const load = st.cacheData(async () => { await new Promise((done) => setTimeout(done, 20)); return ["row " + count("shared")]; });
    const board = st.cacheResource(() => new Map([["made", count("board")]]));
    const rows = await load();
    rows.push("mine");
    board().set("visits", (board().get("visits") ?? 0) + 1);
    st.text(rows.join());
    st.text([...board()].join());
  `;
  const sessions = [AppTest.fromString(script), AppTest.fromString(script)];
  await Promise.all(sessions.map((app) => app.run()));
  expect(sessions.map((app) => bodies(app)[0])).toEqual(["row 1,mine", "row 1,mine"]);
  expect(sessions.map((app) => bodies(app)[1]).sort()).toEqual(["made,1,visits,1", "made,1,visits,2"]);
});

test("[B-173] a slow function shows what it does until it is done; a call inside it shows nothing of its own", async () => {
  const app = AppTest.fromString(`
    import { st } from "millrace";
    const inner = st.cacheData(async function inner() { await new Promise((done) => setTimeout(done, 60)); return 1; });
    const outer = st.cacheData(async function outer() { return (await inner()) + 1; }, { showSpinner: "Adding up …" });
    st.text("above");
    st.text("sum " + (await outer()));
  `);
  const running = app.run();
  await expect.poll(() => app.all("spinner").map(({ props }) => props.text)).toEqual(["Adding up …"]);
  expect(bodies(app)).toEqual(["above"]);
  await running;
  expect(app.all("spinner")).toEqual([]);
  expect(bodies(app)).toEqual(["above", "sum 2"]);
  await app.run();
  expect(app.frames.at(-1)?.ops.flat()).not.toContain("spinner");
});

test("a session that was interrupted while it computed leaves the result to the one that waits", async () => {
  const script = `${counter}
    const slow = st.cacheData(async () => { count("slow"); await new Promise((done) => setTimeout(done, 120)); return "done " + calls.slow; });
    const n = st.slider("n", { max: 3, value: 0 });
    st.text(n === 1 ? "skipped" : await slow());
  `;
  const [first, second] = [AppTest.fromString(script), AppTest.fromString(script)];
  void first.run().catch(() => {});
  await expect.poll(() => first.all("slider").length).toBe(1);
  const other = second.run();
  await first.slider("n").setValue(1).run();
  expect(bodies(first)).toEqual(["skipped"]);
  await other;
  expect(bodies(second)).toEqual(["done 1"]);
});

test("[S-062] editing the function empties its cache, editing the file elsewhere does not", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "millrace-cache-")), "app.ts");
  const write = (title: string, word: string): void =>
    writeFileSync(
      file,
      `${counter}
      st.text("${title}");
      const load = st.cacheData((n: number) => "${word} " + n + " by call " + count("edited"));
      const other = st.cacheData(() => "other by call " + count("other"));
      st.text(load(1));
      st.text(other());`,
    );
  write("first", "a");
  const app = await AppTest.fromFile(file).run();
  expect(bodies(app)).toEqual(["first", "a 1 by call 1", "other by call 1"]);
  write("second", "a");
  await app.sourceChanged(file);
  expect(bodies(app)).toEqual(["second", "a 1 by call 1", "other by call 1"]);
  write("second", "b");
  await app.sourceChanged(file);
  expect(bodies(app)).toEqual(["second", "b 1 by call 2", "other by call 1"]);
});

test("[B-174] a script clears one result, a function, a kind; the menu clears everything", async () => {
  const app = await AppTest.fromString(`${counter}
    const load = st.cacheData((name: string) => count(name));
    const open = st.cacheResource((name: string) => count(name));
    if (st.button("one")) load.clear("clear a");
    if (st.button("function")) load.clear();
    if (st.button("kind")) st.cacheResource.clear();
    st.text([load("clear a"), load("clear b"), open("clear c")].join());
  `).run();
  const after = async (label: string): Promise<string | undefined> => bodies(await app.button(label).click().run())[0];
  expect(bodies(app)).toEqual(["1,1,1"]);
  expect(await after("one")).toBe("2,1,1");
  expect(await after("function")).toBe("3,2,1");
  expect(await after("kind")).toBe("3,2,2");
  clearCaches();
  await app.run();
  expect(bodies(app)).toEqual(["4,3,3"]);
});

test("an error of the function stands on the page with its line, and the next run tries again", async () => {
  const app = await AppTest.fromString(`${counter}
    const load = st.cacheData(async () => {
      if (count("failing") === 1) throw new RangeError("no rows");
      return "rows";
    });
    st.text(await load());
  `).run();
  expect(app.exceptions[0]?.error).toMatchObject({ name: "RangeError", message: "no rows" });
  expect(app.exceptions[0]?.error.frames[0]).toMatchObject({ file: "app.ts", line: 7 });
  await app.run();
  expect(app.exceptions).toEqual([]);
  expect(bodies(app)).toEqual(["rows"]);
});

test("[B-177] a class instance as data is refused with what to do", async () => {
  const app = await AppTest.fromString(`
    import { st } from "millrace";
    class Client {}
    const connect = st.cacheData(function connect() { return new Client(); });
    connect();
  `).run();
  expect(app.exceptions[0]?.error).toMatchObject({
    code: "MR_CACHE_VALUE",
    message: "connect: the result is a Client, which cannot be copied.",
    hint: expect.stringContaining("st.cacheResource"),
  });
});
