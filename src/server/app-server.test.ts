import { describe, expect, test } from "vitest";
import { serve, TestClient } from "./app-server.fixture.js";

const counter = `
import { st } from "millrace";
const s = st.sessionState.init({ count: 0, runs: 0 });
s.runs++;
if (st.button("add")) s.count++;
const n = st.slider("n", { max: 1000, value: 0 });
st.text("count " + s.count + " n " + n);
st.text("runs " + s.runs);
`;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe("sessions", () => {
  test("[S-051] two tabs never see each other's state", async () => {
    const server = await serve(counter);
    const [a, b] = await Promise.all([new TestClient(server).connect(), new TestClient(server).connect()]);
    await Promise.all([a.until(() => a.texts().length === 2), b.until(() => b.texts().length === 2)]);
    await a.change({ add: true });
    await a.change({ n: 7 });
    expect(a.texts()[0]).toBe("count 1 n 7");
    expect(b.texts()[0]).toBe("count 0 n 0");
    expect(b.frames).toHaveLength(1);
  });

  test("a dropped socket comes back to the same page without a run, and gets only what it missed", async () => {
    const server = await serve(counter);
    const client = await new TestClient(server).connect();
    await client.until(() => client.texts().length === 2);
    await client.change({ n: 5 });
    const before = client.texts();
    const frames = client.frames.length;
    client.cut();
    await client.connect({ seq: client.seq });
    expect(client.hello).toMatchObject({ mode: "resume", replay: 0, received: 1 });
    await pause(50);
    expect(client.frames.length).toBe(frames);
    expect(client.texts()).toEqual(before);
  });

  test("a reload builds the same page from the server's copy, without a run", async () => {
    const server = await serve(counter);
    const client = await new TestClient(server).connect();
    await client.until(() => client.texts().length === 2);
    for (let n = 1; n <= 20; n++) await client.change({ n, add: true });
    const before = client.texts();
    client.cut();
    await client.connect({ seq: 0 });
    expect(client.hello?.mode).toBe("full");
    await client.until(() => client.texts().length === 2);
    expect(client.texts()).toEqual(before);
    expect(client.texts()).toEqual(["count 20 n 20", "runs 21"]);
    const slider = [...client.tree.values()].find(({ type }) => type === "slider");
    expect(slider?.props.value).toBe(20);
  });

  test("[B-094] a toast is shown once: a reload does not bring it back", async () => {
    const server = await serve(`import { st } from "millrace";\nif (st.button("go")) st.toast("Saved");\nst.text("page");`);
    const client = await new TestClient(server).connect();
    await client.until(() => client.texts().length === 1);
    await client.change({ go: true });
    await client.until(() => client.frames.some((frame) => frame.includes("Saved")));
    client.cut();
    const before = client.frames.length;
    await client.connect({ seq: 0 });
    expect(client.frames.slice(before).join()).not.toContain("Saved");
    expect(client.texts()).toEqual(["page"]);
  });

  test("events that arrived before the socket broke count once, also when they are sent again", async () => {
    const server = await serve(counter);
    const client = await new TestClient(server).connect();
    await client.until(() => client.texts().length === 2);
    const n = client.set({ add: true });
    await client.until(() => client.applied >= n);
    client.cut();
    await client.connect({ seq: client.seq });
    client.repeat(n, { add: true });
    await client.change({ n: 1 });
    expect(client.texts()[0]).toBe("count 1 n 1");
  });

  test("[S-086] [S-087] a foreign browser cannot resume a session, not even with its token", async () => {
    const server = await serve(counter);
    const owner = await new TestClient(server).connect();
    await owner.until(() => owner.texts().length === 2);
    await owner.change({ n: 9 });
    const thief = new TestClient(server);
    thief.hello = owner.hello;
    await thief.connect({ seq: 0 });
    expect(thief.hello?.mode).toBe("new");
    expect(thief.hello?.session).not.toBe(owner.hello?.session);
    await thief.until(() => thief.texts().length === 2);
    expect(thief.texts()[0]).toBe("count 0 n 0");
  });

  test("the page and the server's copy agree: checksums over hundreds of frames", async () => {
    const server = await serve(`
      import { st } from "millrace";
      const n = st.slider("n", { max: 1000, value: 0 });
      for (let i = 0; i < n % 7; i++) st.text("line " + ((n + i) % 5));
      if (n % 2) st.text("odd"); else st.text("even");
      st.text("tail");
    `);
    const client = await new TestClient(server).connect();
    await client.until(() => client.texts().includes("tail"));
    for (let n = 1; n <= 200; n++) await client.change({ n });
    expect(client.checksums).toBeGreaterThan(1);
    expect(client.problems).toEqual([]);
  });

  test("[S-056] a saved file runs again with the state kept; a broken one shows its line and mends itself", async () => {
    const server = await serve(counter);
    const client = await new TestClient(server).connect();
    await client.until(() => client.texts().length === 2);
    await client.change({ n: 5, add: true });
    server.save(`import { word } from "./word.js";\n${counter}\nst.text(word);`);
    await client.until(() => client.texts().some((text) => text.includes("MR_MODULE_NOT_FOUND")));
    server.save(`export const word = "first";`, "word.ts");
    await client.until(() => client.texts().includes("first"));
    expect(client.texts()[0]).toBe("count 1 n 5");
    server.save(`export const word = "second" as const satisfies string;`, "word.ts");
    await client.until(() => client.texts().includes("second"));
    server.save(`export const word = ;`, "word.ts");
    await client.until(() => client.texts().some((text) => text.includes("MR_SCRIPT_SYNTAX")));
    server.save(`export const word = "third";`, "word.ts");
    await client.until(() => client.texts().includes("third"));
    expect(client.texts()[0]).toBe("count 1 n 5");
  });
});

describe("what a script does wrong stays with its session", () => {
  const wild = `
import { st } from "millrace";
const s = st.sessionState.init({ count: 0 });
if (st.button("add")) s.count++;
st.button("call", { onClick: () => { s.count += 10; } });
st.text("count " + s.count);
if (st.button("loop")) for (;;) {}
if (st.button("heap")) { const hog: unknown[] = []; for (;;) hog.push(new Array(10_000).fill({ a: 1 })); }
if (st.button("exit")) process.exit(3);
if (st.button("kill")) process.kill(process.pid);
if (st.button("reject")) { void Promise.reject(new TypeError("nobody waits")); }
if (st.button("later")) setTimeout(() => { throw new TypeError("from a timer"); }, 20);
if (st.button("throw")) throw new Error("plain");
st.text("end");
`;
  const flags = { "runner.patience": "0.3", "runner.maxRunTime": "2", "runner.maxMemory": "96" };

  test("[S-079] [S-099] an endless loop: the others go on within the patience, and the culprit is told", async () => {
    const server = await serve(wild, { ...flags, "runner.maxRunTime": "6" });
    const culprit = await new TestClient(server).connect();
    const others = await Promise.all(Array.from({ length: 4 }, () => new TestClient(server).connect()));
    await Promise.all([culprit, ...others].map((client) => client.until(() => client.texts().includes("end"))));
    for (const other of others) await other.change({ add: true });
    culprit.set({ loop: true });
    await pause(30);
    await Promise.all(others.map((other) => other.change({ add: true })));
    expect(culprit.texts().join(), "the loop still runs").not.toContain("MR_SCRIPT_TOO_LONG");
    expect(others.map((other) => other.texts()[0])).toEqual(["count 2", "count 2", "count 2", "count 2"]);
    await Promise.all(others.map((other) => other.change({ call: true })));
    expect(others.map((other) => other.texts()[0])).toEqual(["count 12", "count 12", "count 12", "count 12"]);
    await culprit.until(() => culprit.texts().some((text) => text.includes("MR_SCRIPT_TOO_LONG")), 20_000);
    await culprit.change({ add: true });
    await culprit.until(() => culprit.texts().includes("count 1"));
    expect(others.flatMap((other) => other.problems)).toEqual([]);
  }, 40_000);

  test("[S-079] a heap bomb ends its worker, not the server: the others keep their state", async () => {
    const server = await serve(wild, flags);
    const culprit = await new TestClient(server).connect();
    const other = await new TestClient(server).connect();
    await Promise.all([culprit, other].map((client) => client.until(() => client.texts().includes("end"))));
    await other.change({ add: true });
    culprit.set({ heap: true });
    await culprit.until(() => culprit.texts().some((text) => text.includes("MR_SCRIPT_OUT_OF_MEMORY")), 30_000);
    await other.change({ add: true });
    expect(other.texts()[0]).toBe("count 2");
  }, 60_000);

  test("a script that was given up ends at its next call, also in a loop that catches nothing", async () => {
    const server = await serve(`
      import { st } from "millrace";
      import { setTimeout as wait } from "node:timers/promises";
      const n = st.slider("n", { max: 10, value: 0 });
      st.text("n " + n);
      const bar = st.text("turns");
      if (n === 1) for (;;) { globalThis.turns = (globalThis.turns ?? 0) + 1; bar.update({ body: "turn " + globalThis.turns }); await wait(5); }
      st.text("all turns " + (globalThis.turns ?? 0));
    `);
    const client = await new TestClient(server).connect();
    await client.until(() => client.texts().at(-1) === "all turns 0");
    client.set({ n: 1 });
    await client.until(() => client.texts()[1] === "turn 5");
    await client.change({ n: 2 });
    await client.until(() => client.texts().at(-1)?.startsWith("all turns") === true);
    await pause(60);
    const nextRun = async (): Promise<string | undefined> => {
      const { length } = client.frames;
      client.send({ type: "rerun" });
      await pause(80);
      return client.frames.length === length ? "same" : client.texts().at(-1);
    };
    await nextRun();
    expect(await nextRun()).toBe("same");
  });

  test("[S-158] process.exit, process.kill, floating rejections and errors of timers are shown to their session only", async () => {
    const server = await serve(wild, flags);
    const culprit = await new TestClient(server).connect();
    const other = await new TestClient(server).connect();
    await Promise.all([culprit, other].map((client) => client.until(() => client.texts().includes("end"))));
    for (const [button, message] of [
      ["exit", "MR_SCRIPT_EXIT"],
      ["kill", "MR_SCRIPT_EXIT"],
      ["reject", "nobody waits"],
      ["later", "from a timer"],
      ["throw", "plain"],
    ] as const) {
      culprit.set({ [button]: true });
      await culprit.until(() => culprit.texts().some((text) => text.includes(message)));
      await culprit.change({ add: true });
      await culprit.until(() => culprit.texts().at(-1) === "end" && !culprit.texts().some((text) => text.includes(message)));
    }
    expect(culprit.texts()[0]).toBe("count 5");
    expect(other.texts()).toEqual(["count 0", "end"]);
    expect(other.frames).toHaveLength(1);
  });
});

test("[S-078] [B-204] in production an error is a number on the page and a stack in the log", async () => {
  const server = await serve(
    `import { st } from "millrace";\nconst secret = "hunter2";\nst.text("above");\nthrow new Error("cannot reach db with " + secret);`,
    { "global.developmentMode": "false" },
  );
  const client = await new TestClient(server).connect();
  await client.until(() => [...client.tree.values()].some(({ type }) => type === "exception"));
  const page = client.frames.join();
  expect(page).not.toMatch(/hunter2|app\.ts|millrace-server/);
  const reference = /"reference":"(\w{8})"/.exec(page)?.[1] as string;
  expect(server.log.find((line) => line.includes(reference))).toMatch(/hunter2[\s\S]*app\.ts:4/);
});

describe("[S-077] what a browser sends wrong", () => {
  test("malformed, oversized, unknown and out-of-turn messages close that connection with a reason, and nothing else", async () => {
    const server = await serve(counter);
    const other = await new TestClient(server).connect();
    await other.until(() => other.texts().length === 2);
    const bad: [string, string][] = [
      ["{", "MR_PROTOCOL_MALFORMED"],
      ["null", "MR_PROTOCOL_MALFORMED"],
      ['{"type":"format-disk"}', "MR_PROTOCOL_MALFORMED"],
      ['[1,0,{"__proto__":1}]', "MR_PROTOCOL_MALFORMED"],
      ['[1,0,{"1":{"__proto__":{"x":1}}}]', "MR_PROTOCOL_MALFORMED"],
      ["[7,0,{}]", "MR_PROTOCOL_MALFORMED"],
      ['[5,0,{"1":true}]', "MR_PROTOCOL_MALFORMED"],
      ['[0,0,{"1":true}]', "MR_PROTOCOL_MALFORMED"],
      [`[1,0,{"1":${"[".repeat(40)}${"]".repeat(40)}}]`, "MR_PROTOCOL_MALFORMED"],
    ];
    for (const [text, code] of bad) {
      const client = await new TestClient(server).connect();
      await client.until(() => client.texts().length === 2);
      client.send(text);
      await client.until(() => client.closed !== undefined);
      expect(client.problems.join(), text).toContain(code);
      expect(client.closed?.code).toBe(1008);
    }
    const large = await new TestClient(server).connect();
    large.send(`["${"x".repeat(1_100_000)}"]`);
    await large.until(() => large.closed !== undefined);
    expect(large.closed?.code).toBe(1009);
    await other.change({ add: true });
    expect(other.texts()[0]).toBe("count 1 n 0");
  });

  test("[S-059] another protocol version is refused with words", async () => {
    const server = await serve(counter);
    const client = new TestClient(server);
    const send = client.send.bind(client);
    client.send = (message) => send({ ...(message as object), version: 99 });
    await expect(
      Promise.race([
        client.connect(),
        client.until(() => client.problems.length > 0).then(() => Promise.reject(new Error(client.problems[0]))),
      ]),
    ).rejects.toThrow(/MR_PROTOCOL_VERSION.*protocol 99/);
  });

  test("values for unknown widgets and wrong values are refused and logged; the session goes on", async () => {
    const server = await serve(counter);
    const client = await new TestClient(server).connect();
    await client.until(() => client.texts().length === 2);
    client.send([1, 1, { 999: true }]);
    client.send([2, 1, { 2: "seven" }]);
    await client.until(() => client.applied === 2);
    expect(server.log.map((line) => /MR_\w+/.exec(line)?.[0])).toEqual(["MR_WIDGET_UNKNOWN", "MR_WIDGET_VALUE_REFUSED"]);
    client.send([3, 1, { 2: 7 }]);
    await client.until(() => client.texts()[0] === "count 0 n 7");
  });

  test("a stale or unknown question is answered with an error", async () => {
    const server = await serve(counter);
    const client = await new TestClient(server).connect();
    await client.until(() => client.texts().length === 2);
    const id = client.request(4711, { kind: "rows" });
    await client.until(() => client.replies.has(id));
    expect(client.replies.get(id)).toMatchObject({ ok: false, error: { code: "MR_REQUEST_STALE" } });
  });
});
