/** A real server with real workers and a client that speaks the protocol, for tests. Needs the built `dist/worker.js`. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import WebSocket from "ws";
import { applyOps } from "../core/delta/apply.js";
import { isTreeOp } from "../core/delta/rebuild.js";
import { emptyTree, roots, type Tree, treeChecksum } from "../core/delta/tree.js";
import type { Json } from "../core/element/element-props.js";
import { decodeFrame, newAppendTarget } from "../core/protocol/codec.js";
import { type ControlMessage, type HelloMessage, op } from "../core/protocol/forward-message.js";
import { type AppServer, startAppServer } from "./app-server.js";
import { readSettings } from "./settings.js";

const dist = resolve(import.meta.dirname, "../../dist");

export interface TestServer extends AppServer {
  log: string[];
  folder: string;
  save(source: string, file?: string): void;
}

/** Serves a script given as text; closed with the test. */
export async function serve(source: string, flags: Record<string, string> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "millrace-server-"));
  const save = (text: string, file = "app.ts"): void => writeFileSync(join(folder, file), text);
  save(source);
  const log: string[] = [];
  const { settings } = readSettings(folder, {}, new Map(Object.entries({ "server.port": "0", ...flags })));
  const server = await startAppServer({
    script: join(folder, "app.ts"),
    settings,
    workerFile: join(dist, "worker.js"),
    frontendDir: join(dist, "frontend"),
    log: (_, message) => void log.push(message),
  });
  onTestFinished(() => server.close());
  return { ...server, log, folder, save };
}

/** One tab. Keeps its tree like the front end. */
export class TestClient {
  readonly tree: Tree = emptyTree();
  readonly frames: string[] = [];
  readonly problems: string[] = [];
  readonly replies = new Map<number, ControlMessage>();
  hello: HelloMessage | undefined;
  seq = 0;
  applied = 0;
  checksums = 0;
  closed: { code: number; reason: string } | undefined;
  #events = 0;
  /** Values on their way: written into the tree when the server says that it has applied them. */
  #sent: { n: number; values: Record<string, Json> }[] = [];
  #requests = 0;
  #target = newAppendTarget();
  #socket: WebSocket | undefined;
  #cookie = "";
  readonly #server: AppServer;

  constructor(server: AppServer) {
    this.#server = server;
  }

  /** Opens the page (for the cookie) and the socket. With `resume`, takes the session up again. */
  async connect(resume?: { seq: number }): Promise<this> {
    if (this.#cookie === "") {
      const page = await fetch(this.#server.url);
      await page.text();
      this.#cookie = page.headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; ");
    }
    const socket = new WebSocket(`${this.#server.url.replace("http", "ws")}/_millrace/stream`, {
      origin: this.#server.url,
      headers: { Cookie: this.#cookie },
    });
    this.#socket = socket;
    this.closed = undefined;
    socket.on("message", (data) => this.#receive(String(data)));
    socket.on("close", (code, reason) => {
      if (this.#socket === socket) this.closed = { code, reason: String(reason) };
    });
    await new Promise((done, failed) => {
      socket.once("open", done);
      socket.once("error", failed);
    });
    const before = this.hello;
    this.hello = undefined;
    this.send({
      type: "hello",
      version: 1,
      page: { path: "/", query: "" },
      client: { timezone: "UTC", locale: "en", theme: "light", embedded: false },
      ...(resume && before ? { resume: { session: before.session, token: before.token, seq: resume.seq } } : {}),
    });
    await this.until(() => this.hello !== undefined);
    const { seq } = this.hello as unknown as HelloMessage;
    await this.until(() => this.seq >= seq);
    return this;
  }

  send(message: Json | object): void {
    this.#socket?.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Sends an event for widgets named by label. */
  set(values: Record<string, Json>): number {
    const n = ++this.#events;
    const byNumber = Object.fromEntries(Object.entries(values).map(([label, value]) => [this.widget(label), value]));
    this.#sent.push({ n, values: byNumber });
    this.send([n, this.seq, byNumber]);
    return n;
  }

  /** Repeats an event number, as a tab does that is not sure whether it arrived. */
  repeat(n: number, values: Record<string, Json>): void {
    this.send([n, this.seq, Object.fromEntries(Object.entries(values).map(([label, value]) => [this.widget(label), value]))]);
  }

  async change(values: Record<string, Json>): Promise<void> {
    const n = this.set(values);
    await this.until(() => this.applied >= n);
  }

  request(node: number, payload: Json): number {
    const id = ++this.#requests;
    this.send({ type: "request", id, node, payload });
    return id;
  }

  widget(label: string): number {
    for (const { props } of this.tree.values()) if (props.label === label && typeof props.id === "number") return props.id;
    throw new Error(`no widget ${label} on the page: ${this.texts().join(" | ")}`);
  }

  /** Texts of the page, in order. */
  texts(): string[] {
    const found: string[] = [];
    const visit = (id: number): void => {
      const node = this.tree.get(id);
      if (typeof node?.props.body === "string") found.push(node.props.body);
      const { error } = (node?.props ?? {}) as { error?: { code?: string; message?: string } };
      if (error) found.push(`${error.code ?? "error"}: ${error.message}`);
      for (const child of node?.children ?? []) visit(child);
    };
    for (const id of Object.values(roots)) visit(id);
    return found;
  }

  async until(condition: () => boolean, ms = 10_000): Promise<void> {
    const end = Date.now() + ms;
    while (!condition()) {
      if (Date.now() > end)
        throw new Error(`waited ${ms} ms in vain; the page says: ${this.texts().join(" | ")}; problems: ${this.problems.join(" | ")}`);
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  /** Cuts the connection without a goodbye. */
  cut(): void {
    this.#socket?.terminate();
    this.#socket = undefined;
  }

  #settle(applied: number): void {
    this.applied = applied;
    for (const { values } of this.#sent.filter(({ n }) => n <= applied)) {
      for (const node of this.tree.values()) {
        const value = values[String(node.props.id)];
        if (value !== undefined && node.type !== "button") this.tree.set(node.id, { ...node, props: { ...node.props, value } });
      }
    }
    this.#sent = this.#sent.filter(({ n }) => n > applied);
  }

  #receive(text: string): void {
    if (text.startsWith("{")) {
      const message = JSON.parse(text) as ControlMessage;
      if (message.type === "hello") {
        this.hello = message;
        this.seq = message.seq - message.replay;
        if (message.mode !== "resume") {
          this.tree.clear();
          for (const [id, node] of emptyTree()) this.tree.set(id, node);
          this.#target = newAppendTarget();
        }
      } else if (message.type === "reply") this.replies.set(message.id, message);
      else this.problems.push(`${message.code}: ${message.message}`);
      return;
    }
    this.frames.push(text);
    this.seq++;
    const { applied, ops } = decodeFrame(text, this.#target);
    if (applied !== undefined) this.#settle(applied);
    applyOps(this.tree, ops.filter(isTreeOp));
    for (const one of ops) {
      if (one[0] !== op.checksum) continue;
      this.checksums++;
      if (one[1] !== treeChecksum(this.tree)) this.problems.push("checksum differs");
    }
  }
}
