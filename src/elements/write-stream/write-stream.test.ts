import { expect, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";
import type { StreamLike } from "./stream-source.js";

async function* chunks(...values: unknown[]): AsyncGenerator<unknown> {
  for (const value of values) {
    await new Promise((done) => setTimeout(done, 1));
    yield value;
  }
}

/** What the stream returned, and what is on the page. */
async function written(stream: (() => StreamLike) | StreamLike): Promise<{ result: unknown; page: string[]; app: AppTest }> {
  let result: unknown;
  const app = await AppTest.fromFunction(async (st) => {
    result = await st.writeStream(stream as StreamLike);
  }).run();
  const page = app
    .all()
    .map(({ type, props }) => `${type}${"body" in props ? ` ${props.body}` : "error" in props ? ` ${props.error.message}` : ""}`);
  return { result, page, app };
}

test("[B-103] texts grow one markdown; what is left at the end is an ordinary text", async () => {
  const { result, page, app } = await written(chunks("Hel", "", "lo ", null, "**you**"));
  expect(result).toBe("Hello **you**");
  expect(page).toEqual(["container", "markdown Hello **you**"]);
  expect(app.markdown(0).props).toEqual({ body: "Hello **you**" });
});

test("each token costs its own text on the wire and nothing else", async () => {
  const tokens = Array.from({ length: 50 }, (_, at) => `token${at} `);
  const { app } = await written(chunks(...tokens));
  const appends = app.wire.filter((frame) => frame.startsWith("+"));
  expect(appends.length).toBeGreaterThan(40);
  expect(appends.map((frame) => frame.slice(1)).every((text) => tokens.includes(text))).toBe(true);
  const bytes = app.wire.join("").length;
  expect(bytes).toBeLessThan(tokens.join("").length + 50 + 250);
});

test("[B-103] other chunks stand between, and the parts are returned as a list", async () => {
  const rows = [{ a: 1 }];
  const { result, page } = await written(chunks("one", " two", rows, "three", { b: 2 }));
  expect(result).toEqual(["one two", rows, "three", { b: 2 }]);
  expect(page.map((line) => line.split(" ")[0])).toEqual(["container", "markdown", "dataframe", "markdown", "json"]);
});

test("[B-103] nothing came: an empty text", async () => {
  expect((await written(chunks())).result).toBe("");
  expect((await written([])).result).toBe("");
});

test.each([
  ["a text", "text", "is a text, not a stream"],
  ["a table", new Float64Array(2), "is a table, not a stream"],
  ["a number", 5, "is not a stream"],
  ["a plain object", { a: 1 }, "cannot be gone through"],
  ["a Map", new Map(), "is a whole value"],
  ["a failed response", new Response("no", { status: 500 }), "has the status 500"],
])("[B-103] %s is refused with a way out", async (_name, value, problem) => {
  const { page } = await written(value as StreamLike);
  expect(page.at(-1)).toContain(problem);
});

test("[B-103] functions, iterables, streams and responses", async () => {
  const bytes = (text: string): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        for (const byte of new TextEncoder().encode(text)) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
  expect((await written(() => chunks("a", "b"))).result).toBe("ab");
  expect((await written(["a", "b"])).result).toBe("ab");
  expect((await written(bytes("grüße 🎉"))).result).toBe("grüße 🎉");
  expect((await written(new Response("plain"))).result).toBe("plain");
  const events =
    ': hi\ndata: {"object":"chat.completion.chunk","choices":[{"delta":{"content":"a"}}]}\r\n\r\ndata: b\n\nevent: x\ndata: c\ndata: d\n\ndata: [DONE]\n\ndata: never\n\n';
  expect((await written(new Response(events, { headers: { "content-type": "text/event-stream" } }))).result).toBe("abc\nd");
  const lines = '{"model":"m","message":{"content":"x"},"done":false}\n\n{"model":"m","response":"y","done":true}';
  expect((await written(new Response(lines, { headers: { "content-type": "application/x-ndjson" } }))).result).toBe("xy");
});

test("[B-105] the chunks of language model packages are read for their text", async () => {
  const known = [
    { object: "chat.completion.chunk", choices: [{ delta: { role: "assistant" } }] },
    { object: "chat.completion.chunk", choices: [{ delta: { content: "1" } }] },
    { object: "chat.completion.chunk", choices: [], usage: {} },
    { type: "response.created" },
    { type: "response.output_text.delta", delta: "2" },
    { type: "message_start", message: {} },
    { type: "content_block_start", index: 0, content_block: { type: "text" } },
    { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "3" } },
    { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: "{" } },
    { type: "ping" },
    { type: "message_stop" },
    { type: "start" },
    { type: "text-delta", id: "0", text: "4" },
    { type: "text-delta", id: "0", delta: "5" },
    { type: "finish", totalUsage: {} },
    { lc_namespace: ["langchain_core"], content: [{ type: "text", text: "6" }] },
    { candidates: [{ content: { parts: [{ text: "7" }] } }] },
  ];
  expect((await written(chunks(...known))).result).toBe("1234567");
  expect((await written({ textStream: chunks("a", "b") as AsyncIterable<unknown> })).result).toBe("ab");
});

test("a stream that fails keeps what came, and the error is shown below", async () => {
  const failing = async function* (): AsyncGenerator<string> {
    yield "so far";
    throw new Error("line is dead");
  };
  const { page, app } = await written(failing);
  expect(page).toEqual(["container", "markdown so far", "exception line is dead"]);
  expect(app.markdown(0).props.streaming).toBeUndefined();
  const reported = await written(chunks("a", { type: "error", error: { message: "overloaded" } }));
  expect(reported.page.at(-1)).toContain("overloaded");
});

test("the script can catch the error of a stream", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    try {
      await st.writeStream(async function* () {
        yield "a";
        throw new Error("x");
      });
    } catch (error) {
      st.text(`caught ${(error as Error).message}`);
    }
  }).run();
  expect(app.text(0).props.body).toBe("caught x");
  expect(app.exceptions).toEqual([]);
});

test("an interrupted run gives the stream up: no further pull, and the origin is told", async () => {
  let pulled = 0;
  let told = false;
  const endless = async function* (): AsyncGenerator<string> {
    try {
      for (;;) {
        pulled++;
        yield "x";
        await new Promise((done) => setTimeout(done, 5));
      }
    } finally {
      told = true;
    }
  };
  const app = AppTest.fromFunction(async (st) => {
    await st.writeStream(endless());
  });
  const running = app.run();
  await new Promise((done) => setTimeout(done, 60));
  app.stop();
  await running;
  const before = pulled;
  await new Promise((done) => setTimeout(done, 40));
  expect(before).toBeGreaterThan(2);
  expect(pulled).toBeLessThanOrEqual(before + 1);
  expect(told).toBe(true);
});

test("a body that never gives anything is cancelled with the run", async () => {
  let cancelled = false;
  const silent = new ReadableStream({
    cancel() {
      cancelled = true;
    },
  });
  const app = AppTest.fromFunction((st: St) => st.writeStream(silent));
  const running = app.run();
  await new Promise((done) => setTimeout(done, 30));
  app.stop();
  await running;
  await new Promise((done) => setTimeout(done, 5));
  expect(cancelled).toBe(true);
});

test("a stream that nobody awaits keeps its place, and the run waits for it", async () => {
  const app = await AppTest.fromFunction((st) => {
    void st.writeStream(chunks("a", "b"));
    st.text("below");
  }).run();
  expect(app.all().map(({ type }) => type)).toEqual(["container", "markdown", "text"]);
  expect(app.markdown(0).props.body).toBe("ab");
});

test("the author's own cursor goes with the text and away at the end", async () => {
  const app = AppTest.fromFunction((st) => st.writeStream(chunks("a", "b"), { cursor: "▌" }));
  await app.run();
  const inserted = app.frames.flatMap(({ ops }) => ops).find((one) => one[0] === 0 && one[4] === "markdown");
  expect(inserted?.[5]).toEqual({ body: "a", streaming: true, cursor: "▌" });
  expect(app.markdown(0).props).toEqual({ body: "ab" });
});
