import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { roots } from "../core/delta/tree.js";
import { op } from "../core/protocol/forward-message.js";
import { backOff } from "./back-off.js";
import { type Connection, createConnection, type Socket } from "./connection.js";
import { createFrameReceiver } from "./frames.js";
import { createOutbox, type Outbox } from "./outbox.js";
import { createPageStore } from "./page-store.js";
import { createRequests, type Requests } from "./request.js";
import { createTreeStore, type TreeStore } from "./tree-store.js";
import { createWidgetStore, type WidgetStore } from "./widget-store.js";

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: unknown[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  /** What the server says. */
  say(message: unknown): void {
    this.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
  }
}

let sockets: FakeSocket[];
let connection: Connection;
let outbox: Outbox;
let requests: Requests;
let tree: TreeStore;
let widgets: WidgetStore;
let page: ReturnType<typeof createPageStore>;
let lostSessions: boolean[];

const socket = (): FakeSocket => sockets.at(-1) as FakeSocket;
const events = (from: FakeSocket): unknown[] => from.sent.filter((message) => Array.isArray(message) && message.length === 3);
const acks = (from: FakeSocket): unknown[] => from.sent.filter((message) => Array.isArray(message) && message.length === 1);

function greet(overrides: Record<string, unknown> = {}): void {
  socket().onopen?.();
  socket().say({
    type: "hello",
    version: 1,
    session: "s",
    token: "t",
    mode: "new",
    seq: 0,
    replay: 0,
    received: 0,
    dev: true,
    ...overrides,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  lostSessions = [];
  outbox = createOutbox();
  requests = createRequests();
  tree = createTreeStore({ nextFrame: (callback) => setTimeout(callback, 16) });
  widgets = createWidgetStore(outbox, tree);
  page = createPageStore();
  const frames = createFrameReceiver({ tree, widgets, outbox, page, showQuery: () => {} });
  connection = createConnection(frames, outbox, requests, {
    openSocket: () => {
      const next = new FakeSocket();
      sockets.push(next);
      return next;
    },
    describePage: () => ({
      page: { path: "/", query: "" },
      client: { timezone: "UTC", locale: "en", theme: "light", embedded: false },
    }),
    random: () => 0.5,
    onSession: (_hello, lost) => lostSessions.push(lost),
    onProblem: () => {},
  });
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

function drop(): void {
  socket().onclose?.({ code: 1006 });
  vi.advanceTimersByTime(10_000);
}

test("the first connection says hello with the version and without a session", () => {
  connection.start();
  greet();
  expect(socket().sent[0]).toMatchObject({ type: "hello", version: 1, page: { path: "/" } });
  expect(socket().sent[0]).not.toHaveProperty("resume");
  expect(connection.state.get()).toEqual({ phase: "open" });
});

test("a page that was loaded anew has no tree and resumes from 0", () => {
  connection.start({ session: "old", token: "secret" });
  socket().onopen?.();
  expect(socket().sent[0]).toMatchObject({ resume: { session: "old", token: "secret", seq: 0 } });
});

test("after a drop it names the frames it has seen and applies exactly the missing ones", () => {
  connection.start();
  greet();
  socket().say([[op.insert, 10, roots.main, 0, "text", { body: "a" }]]);
  socket().say([[op.append, 10, "body", "b"]]);
  drop();
  greet({ mode: "resume", seq: 4, replay: 2 });
  expect(socket().sent[0]).toMatchObject({ resume: { session: "s", token: "t", seq: 2 } });
  socket().say("+c");
  socket().say("+d");
  expect(tree.node(10)?.props.body).toBe("abcd");
  drop();
  socket().onopen?.();
  expect(socket().sent[0]).toMatchObject({ resume: { seq: 4 } });
});

test("a full tree replaces what was there, also where the server does not say reset", () => {
  connection.start();
  greet();
  socket().say([[op.insert, 10, roots.main, 0, "text", { body: "old" }]]);
  drop();
  greet({ mode: "full", seq: 9, replay: 1 });
  expect(tree.node(10)?.props.body).toBe("old");
  socket().say([[op.insert, 11, roots.main, 0, "text", { body: "new" }]]);
  expect(tree.node(roots.main)?.children).toEqual([11]);
});

test("a drop in the middle of a whole tree asks for the whole tree again, and counts as the server does afterwards", () => {
  connection.start({ session: "s", token: "t" });
  const body = (text: string) => [[op.reset], [op.insert, 10, roots.main, 0, "text", { body: text }]];
  greet({ mode: "full", seq: 2, replay: 3 });
  socket().say(body("a"));
  socket().say([[op.append, 10, "body", "b"]]);
  widgets.fire(1, true);
  expect(events(socket())).toEqual([[1, 0, { 1: true }]]);
  drop();
  greet({ mode: "full", seq: 2, replay: 3, received: 1 });
  expect(socket().sent[0]).toMatchObject({ resume: { seq: 0 } });
  socket().say(body("a"));
  socket().say([[op.append, 10, "body", "b"]]);
  socket().say("+c");
  expect(tree.node(10)?.props.body).toBe("abc");
  socket().say("+d");
  drop();
  socket().onopen?.();
  expect(socket().sent[0]).toMatchObject({ resume: { seq: 3 } });
});

test("a second hello on an open connection brings the whole tree and repeats neither events nor questions", () => {
  connection.start();
  greet();
  socket().say([[op.insert, 10, roots.main, 0, "text", { body: "old" }]]);
  widgets.fire(1, true);
  requests.ask(10, null).catch(() => {});
  const before = socket().sent.length;
  socket().say({ type: "hello", version: 1, session: "s", token: "t", mode: "full", seq: 5, replay: 1, received: 0, dev: true });
  socket().say([[op.reset], [op.insert, 11, roots.main, 0, "text", { body: "new" }]]);
  expect(socket().sent).toHaveLength(before);
  expect(tree.node(roots.main)?.children).toEqual([11]);
  requests.abandon();
});

test("[B-012] events the server has not received are sent again, in order, the others are not", () => {
  connection.start();
  greet();
  for (const id of [1, 2, 3, 4]) widgets.fire(id, true);
  expect(events(socket())).toHaveLength(4);
  drop();
  widgets.fire(5, true);
  greet({ mode: "resume", received: 2 });
  expect(events(socket())).toEqual([
    [3, 0, { 3: true }],
    [4, 0, { 4: true }],
    [5, 0, { 5: true }],
  ]);
});

test("over 200 random drops no event is lost, doubled or out of order", () => {
  connection.start();
  const server: number[] = [];
  let seed = 7;
  const random = (): number => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  /** The server takes what arrives until the drop; the rest of the socket's messages never reach it. */
  const deliver = (from: FakeSocket, upTo: number): void => {
    for (const event of events(from).slice(0, upTo) as [number][]) {
      expect(event[0], "gap").toBeLessThanOrEqual(server.length + 1);
      if (event[0] === server.length + 1) server.push(event[0]);
    }
  };
  let made = 0;
  for (let round = 0; round < 200; round++) {
    greet({ mode: round === 0 ? "new" : "resume", received: server.length });
    const now = Math.floor(random() * 5);
    for (let i = 0; i < now; i++) widgets.fire(++made, true);
    deliver(socket(), Math.floor(random() * (events(socket()).length + 1)));
    if (random() < 0.3 && server.length > 0) socket().say([server.length]);
    drop();
    if (random() < 0.5) widgets.fire(++made, true);
  }
  greet({ mode: "resume", received: server.length });
  deliver(socket(), Number.POSITIVE_INFINITY);
  expect(server).toEqual(Array.from({ length: made }, (_, at) => at + 1));
});

test("a new session begins to count anew, abandons questions and is told as a loss", async () => {
  connection.start();
  greet();
  widgets.fire(1, true);
  const question = requests.ask(10, { from: 0 });
  drop();
  greet({ mode: "new" });
  await expect(question).rejects.toThrow("not there any more");
  expect(lostSessions).toEqual([false, true]);
  widgets.fire(2, true);
  expect(events(socket())).toEqual([[1, 0, { 2: true }]]);
});

test("open questions are asked again after a drop, under the same id", async () => {
  connection.start();
  greet();
  const question = requests.ask(10, { from: 0 });
  drop();
  greet({ mode: "resume" });
  expect(socket().sent).toContainEqual({ type: "request", id: 1, node: 10, payload: { from: 0 } });
  socket().say({ type: "reply", id: 1, ok: true, value: [1, 2] });
  await expect(question).resolves.toEqual([1, 2]);
});

test("acknowledgements: with an event, after 32 frames, after 64,000 characters, after 2 s", () => {
  connection.start();
  greet();
  socket().say([[op.insert, 10, roots.main, 0, "text", { body: "" }]]);
  widgets.fire(1, true);
  expect(events(socket())).toEqual([[1, 1, { 1: true }]]);
  vi.advanceTimersByTime(5_000);
  expect(acks(socket())).toEqual([]);

  socket().say([[op.append, 10, "body", "x"]]);
  vi.advanceTimersByTime(2_000);
  expect(acks(socket())).toEqual([[2]]);

  for (let i = 0; i < 32; i++) socket().say("+x");
  expect(acks(socket())).toEqual([[2], [34]]);

  socket().say(`+${"x".repeat(64_000)}`);
  expect(acks(socket())).toEqual([[2], [34], [35]]);
});

test("attempts come later and later, up to 10 s, and can be hurried", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 30].map((attempt) => backOff(attempt, 1))).toEqual([300, 600, 1200, 2400, 4800, 9600, 10_000, 10_000]);
  expect(backOff(0, 0)).toBe(150);
  connection.start();
  socket().onclose?.({ code: 1006 });
  expect(connection.state.get()).toEqual({ phase: "waiting", attempt: 1, retryAt: Date.now() + 225 });
  vi.advanceTimersByTime(224);
  expect(sockets).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(sockets).toHaveLength(2);
  socket().onclose?.({ code: 1006 });
  connection.retryNow();
  expect(sockets).toHaveLength(3);
  vi.advanceTimersByTime(500);
  expect(sockets).toHaveLength(3);
});

test("a hello that does not come is a failed attempt", () => {
  connection.start();
  socket().onopen?.();
  vi.advanceTimersByTime(10_000);
  expect(connection.state.get().phase).toBe("waiting");
  expect(sockets[0]?.closed).toBe(true);
});

test("a session that another tab has taken is not taken back by itself", () => {
  connection.start();
  greet();
  socket().onclose?.({ code: 4001 });
  expect(connection.state.get()).toMatchObject({ phase: "refused", code: "MR_SESSION_TAKEN" });
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(1);
  connection.retryNow();
  expect(sockets).toHaveLength(2);
});

test("another protocol version ends the attempts and says so", () => {
  connection.start();
  greet({ version: 2 });
  expect(connection.state.get()).toMatchObject({ phase: "refused", code: "MR_PROTOCOL_VERSION" });
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(1);
});

test("a tree that has drifted is asked for anew, and left alone until it comes", () => {
  connection.start();
  greet();
  socket().say([[op.insert, 10, roots.main, 0, "text", { body: "a" }]]);
  socket().say([[op.checksum, 12345]]);
  expect(socket().sent).toContainEqual({ type: "resync" });
  socket().say([[op.set, 10, "body", "ignored"]]);
  expect(tree.node(10)?.props.body).toBe("a");
  socket().say([[op.reset], [op.insert, 10, roots.main, 0, "text", { body: "whole" }]]);
  expect(tree.node(10)?.props.body).toBe("whole");
  socket().say([[op.checksum, tree.checksum()]]);
  expect(socket().sent.filter((message) => (message as { type?: string }).type === "resync")).toHaveLength(1);
});

test("a right checksum changes nothing", () => {
  connection.start();
  greet();
  socket().say([
    [op.insert, 10, roots.main, 0, "text", { body: "a" }],
    [op.checksum, 0],
  ]);
  const asked = (): number => socket().sent.filter((message) => (message as { type?: string }).type === "resync").length;
  expect(asked()).toBe(1);
  socket().say([[op.reset], [op.insert, 10, roots.main, 0, "text", { body: "a" }]]);
  socket().say([[op.checksum, tree.checksum()]]);
  expect(asked()).toBe(1);
});
