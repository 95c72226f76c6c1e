/**
 * `millrace/testing`: an app without a browser.
 *
 * AppTest is a client like the front end: the same session step decides when a run starts, the same runtime runs the
 * script, the same frames are decoded and applied to a tree. Only the worker thread and the socket are left out. So
 * what a test sees is what a person would see.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { resolve } from "node:path";
import { applyOps } from "../core/delta/apply.js";
import { type AnyNode, emptyTree, type RootName, roots, type Tree } from "../core/delta/tree.js";
import type { ElementProps, ElementType, Json } from "../core/element/element-props.js";
import { describePlainError } from "../core/element/error-description.js";
import { MillraceError } from "../core/errors.js";
import { decodeFrame, newAppendTarget } from "../core/protocol/codec.js";
import {
  type Frame,
  type Op,
  op,
  type PageConfig,
  type RunStatus,
  type ToastMessage,
  type TreeOp,
} from "../core/protocol/forward-message.js";
import { provideScopeStorage, type RunContext, type Scope } from "../core/runner/run-context.js";
import type { RunCause, UploadInfo } from "../core/runner/runner-port.js";
import { type RuntimeHost, SessionRuntime } from "../core/runner/session-runtime.js";
import { type SessionState as Machine, newSession, type SessionEvent, step } from "../core/session/session.js";
import { bindSt, type St } from "../st.js";
import type { LoadedApp } from "./load-app-script.js";

const storage = new AsyncLocalStorage<Scope>();
provideScopeStorage(storage);

export interface AppTestOptions {
  /** Longest time that `run()` waits for the script, in seconds. Default 3. */
  timeout?: number;
  /** The query string that the app is opened with. */
  query?: string;
}

/** An element on the page, as the browser has it. */
export interface TestElement<T extends ElementType = ElementType> {
  readonly type: T;
  readonly props: Readonly<ElementProps[T]>;
  /** The elements inside it. */
  readonly children: readonly TestElement[];
}

/** A widget on the page: it can be used like a person would. Nothing happens before `run()`. */
export interface TestWidget<T extends ElementType> extends TestElement<T> {
  readonly value: ElementProps[T] extends { value: infer V } ? V : never;
  /** Sets the value as it travels from the browser. */
  setValue(value: ElementProps[T] extends { value: infer V } ? V : never): AppTest;
  /** Clicks a button. */
  click(): AppTest;
}

type Found<T extends ElementType> = ElementProps[T] extends { id: number } ? TestWidget<T> : TestElement<T>;

/** `app.slider("Rows")`, `app.text(0)`: one finder for each element type. */
type Finders = { [T in ElementType]: (which?: string | number) => Found<T> };

/** Ids differ between apps: caches are shared by all apps of a process. */
let uploadCount = 0;

interface Upload extends UploadInfo {
  bytes: Uint8Array;
}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the finders are given by the proxy that the constructor returns
export class AppTest {
  readonly #load: () => Promise<LoadedApp>;
  readonly #timeout: number;
  readonly #tree: Tree = emptyTree();
  readonly #target = newAppendTarget();
  readonly #runtime: SessionRuntime;
  readonly #uploads = new Map<string, Upload>();
  #machine: Machine = newSession();
  #app: LoadedApp | undefined;
  #events = 0;
  #pending: Record<number, Json> = {};
  #idle: (() => void)[] = [];
  #proxy: this;
  /** Every frame that the browser would have received, decoded. */
  readonly frames: Frame[] = [];
  /** The same as text. */
  readonly wire: string[] = [];
  readonly toasts: ToastMessage[] = [];
  readonly log: string[] = [];
  /** Files that the page offers (downloads, images), by address. */
  readonly media = new Map<string, { bytes: Uint8Array; mime: string; fileName?: string }>();
  page: PageConfig = {};
  runStatus: RunStatus = "idle";
  /** How many runs have begun. */
  runs = 0;

  /**
   * An app from a script file, compiled as `millrace run` does.
   *
   * @example
   * const app = await AppTest.fromFile("app.ts").run();
   * await app.slider("Rows").setValue(3).run();
   * expect(app.text(0).props.body).toBe("3");
   */
  static fromFile(file: string, options: AppTestOptions = {}): AppTest {
    return new AppTest(async () => (await import("./load-app-script.js")).loadAppScript(resolve(file)), options);
  }

  /** An app from the text of a script, compiled like a file. Import npm packages and `node:` modules only. */
  static fromString(source: string, options: AppTestOptions = {}): AppTest {
    return new AppTest(async () => {
      const { loadAppScript, writeTemporaryScript } = await import("./load-app-script.js");
      return loadAppScript(writeTemporaryScript(source));
    }, options);
  }

  /** An app from a function. Without the compiler, elements are told apart by key, label and turn. */
  static fromFunction(script: (st: St) => unknown, options: AppTestOptions = {}): AppTest {
    return new AppTest(
      async () => ({ script: async (context) => void (await script(bindSt(context))), describe: describePlainError, changed: () => {} }),
      options,
    );
  }

  private constructor(load: () => Promise<LoadedApp>, options: AppTestOptions) {
    this.#load = load;
    this.#timeout = options.timeout ?? 3;
    this.#runtime = new SessionRuntime(this.#host(), {
      path: "/",
      query: options.query ?? "",
      timezone: "UTC",
      locale: "en-GB",
      theme: "light",
      embedded: false,
    });
    this.#proxy = new Proxy(this, {
      get: (app, name) => {
        if (name in app || typeof name !== "string" || name === "then") {
          const value: unknown = Reflect.get(app, name, app);
          return typeof value === "function" ? value.bind(app) : value;
        }
        return (which?: string | number) => app.find(name as ElementType, which);
      },
    });
    // biome-ignore lint/correctness/noConstructorReturn: the proxy adds one finder for each element type
    return this.#proxy;
  }

  /** Session state as the app's next run will find it; settable before and between runs. */
  get sessionState(): Record<string, unknown> {
    const { values, widgets } = this.#runtime;
    return new Proxy(
      {},
      {
        get: (_, name) => {
          if (typeof name !== "string") return undefined;
          const record = widgets.byKey(name);
          return record ? widgets.read(record) : values.get(name);
        },
        set: (_, name, value) => {
          const record = widgets.byKey(String(name));
          if (record) widgets.assign(record, value);
          else values.set(String(name), value);
          return true;
        },
        has: (_, name) => values.own.has(String(name)) || widgets.byKey(String(name)) !== undefined,
        ownKeys: () => [...new Set([...values.own.keys(), ...widgets.keys()])],
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
      },
    );
  }

  /** The query string as the address bar would show it. */
  get query(): string {
    return this.#runtime.query.toString();
  }

  /** Errors on the page. */
  get exceptions(): readonly ElementProps["exception"][] {
    return this.all("exception").map((element) => element.props);
  }

  /**
   * Sends what was set and clicked, and waits until the app is at rest.
   *
   * @throws Error when the script takes longer than the timeout.
   */
  async run(): Promise<this> {
    await this.#open();
    if (Object.keys(this.#pending).length > 0) {
      const values = this.#pending;
      this.#pending = {};
      this.#dispatch({ type: "widgets", event: { n: ++this.#events, values } });
    } else if (this.#machine.run === 0) {
      this.#dispatch({ type: "connected" });
    } else {
      this.#dispatch({ type: "rerun", cause: "rerun" });
    }
    await this.settled();
    return this.#proxy;
  }

  /** Sends events without waiting: what a person does while a run is going on. */
  async send(): Promise<void> {
    await this.#open();
    const values = this.#pending;
    this.#pending = {};
    this.#dispatch({ type: "widgets", event: { n: ++this.#events, values } });
  }

  /** Tells that source files have changed on disk, as the watcher does; the script runs again with its state. */
  async sourceChanged(...files: string[]): Promise<this> {
    this.#app?.changed(files.map((file) => resolve(file)));
    this.#dispatch({ type: "rerun", cause: "source" });
    await this.settled();
    return this.#proxy;
  }

  /** Presses «Stop». */
  stop(): void {
    this.#dispatch({ type: "stop" });
  }

  /** Waits until no run is in progress or wanted. */
  async settled(): Promise<void> {
    if (this.#machine.phase !== "running") return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`AppTest: the script did not finish within ${this.#timeout} s.`)), this.#timeout * 1000);
    });
    try {
      await Promise.race([new Promise<void>((done) => this.#idle.push(done)), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Elements of one type (or all), in the order of the page: main, sidebar, bottom. */
  all<T extends ElementType>(type?: T): Found<T>[] {
    const found: Found<T>[] = [];
    const visit = (id: number): void => {
      const node = this.#tree.get(id);
      if (!node) return;
      if (node.type !== "root" && (type === undefined || node.type === type)) found.push(this.#element(node) as Found<T>);
      for (const child of node.children) visit(child);
    };
    for (const id of Object.values(roots)) visit(id);
    return found;
  }

  /** One element: the n-th of its type, or the one with this key, label or text. */
  find<T extends ElementType>(type: T, which: string | number = 0): Found<T> {
    const all = this.all(type);
    const named = (element: Found<T>): boolean => {
      const props = element.props as Readonly<Record<string, unknown>>;
      return props.key === which || props.label === which || props.body === which;
    };
    const element = typeof which === "number" ? all[which] : all.find(named);
    if (element) return element;
    const names = all.map(({ props }) =>
      JSON.stringify((props as { label?: string; body?: string }).label ?? (props as { body?: string }).body ?? ""),
    );
    throw new Error(
      `AppTest: no ${type} ${JSON.stringify(which)} on the page. ${all.length === 0 ? `There is no ${type}.` : `There are: ${names.join(", ")}.`}`,
    );
  }

  /** Elements at the top level of a part of the page. */
  root(name: RootName): readonly TestElement[] {
    return (this.#tree.get(roots[name])?.children ?? []).flatMap((id) => {
      const node = this.#tree.get(id);
      return node ? [this.#element(node)] : [];
    });
  }

  /** The tree as the browser has it. */
  get tree(): ReadonlyMap<number, AnyNode> {
    return this.#tree;
  }

  /** The page as indented text, for snapshots and for looking at. */
  toString(): string {
    const lines: string[] = [];
    const visit = (id: number, depth: number): void => {
      const node = this.#tree.get(id);
      if (!node) return;
      const { id: _, ...props } = node.props;
      lines.push(`${"  ".repeat(depth)}${node.type} ${JSON.stringify(props)}`);
      for (const child of node.children) visit(child, depth + 1);
    };
    for (const id of Object.values(roots)) for (const child of this.#tree.get(id)?.children ?? []) visit(child, 0);
    return lines.join("\n");
  }

  /** Asks an element as its view would (rows of a table, a deferred download). */
  async request(element: TestElement, payload: Json): Promise<Json> {
    const node = [...this.#tree.values()].find((other) => other.props === (element.props as unknown));
    if (!node) throw new Error("AppTest: this element is not on the page any more; find it again.");
    return this.#runtime.request(node.id, payload);
  }

  /** Puts a file into the server's keeping, as the browser's upload does; its id is the value of a file uploader. */
  upload(name: string, content: string | Uint8Array, type = "application/octet-stream"): string {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const id = `upload-${++uploadCount}`;
    const file: Upload = { id, name, size: bytes.byteLength, type, bytes };
    this.#uploads.set(id, file);
    this.#runtime.uploads.set(id, { id, name, size: file.size, type });
    return id;
  }

  // ---- inside

  async #open(): Promise<void> {
    this.#app ??= await this.#load();
  }

  #element(node: AnyNode): TestElement {
    const app = this;
    const wid = node.props.id;
    const element = {
      type: node.type as ElementType,
      props: node.props as unknown as ElementProps[ElementType],
      get children() {
        return node.children.flatMap((id) => {
          const child = app.#tree.get(id);
          return child ? [app.#element(child)] : [];
        });
      },
    };
    if (typeof wid !== "number") return element;
    const set = (value: Json): AppTest => {
      if (node.props.disabled === true) throw new Error(`AppTest: ${node.type} ${JSON.stringify(node.props.label)} is disabled.`);
      app.#pending[wid] = value;
      return app.#proxy;
    };
    return Object.assign(element, { value: app.#pending[wid] ?? node.props.value, setValue: set, click: () => set(true) });
  }

  #dispatch(event: SessionEvent): void {
    const { state, effects } = step(this.#machine, event);
    this.#machine = state;
    for (const effect of effects) {
      switch (effect.type) {
        case "start-run":
          void this.#start(effect.run, effect.cause, effect.events);
          break;
        case "interrupt":
          this.#interrupt();
          break;
        case "stop":
          this.#runtime.stop();
          break;
        case "rerun-loop":
          this.#runtime.showLateError(
            new MillraceError("MR_RERUN_LOOP", "st.rerun() was called over and over.", "Call it only after something has changed."),
          );
          break;
        case "refuse":
          throw new Error(`AppTest: ${effect.problem}`);
        case "end":
          break;
      }
    }
    if (this.#machine.phase !== "running") {
      const waiting = this.#idle;
      this.#idle = [];
      for (const done of waiting) done();
    }
  }

  async #start(run: number, cause: RunCause, events: Machine["inRun"]): Promise<void> {
    this.runs++;
    this.#interrupted = false;
    const { script } = this.#app as LoadedApp;
    const result = await this.#runtime.run({ run, cause, events }, (context: RunContext) =>
      storage.run(context.mainScope, () => script(context)),
    );
    this.#dispatch({ type: "run-ended", ...result });
  }

  #interrupted = false;

  #interrupt(): void {
    this.#interrupted = true;
    const again = this.#runtime.interrupt();
    if (again > 0) setTimeout(() => this.#interrupted && this.#interrupt(), again);
  }

  #host(): RuntimeHost {
    return {
      now: () => performance.now(),
      defer: (callback) => void setImmediate(callback),
      interruptRequested: () => (this.#interrupted ? "interrupt" : "no"),
      endsAbandoned: false,
      showErrorDetails: true,
      describeError: (error) => (this.#app?.describe ?? describePlainError)(error),
      log: (_, message) => void this.log.push(message),
      send: ({ text, echo, snapshot }) => {
        if (snapshot) return;
        const target = echo ? newAppendTarget() : this.#target;
        const frame = decodeFrame(text, target);
        if (!echo) {
          this.frames.push(frame);
          this.wire.push(text);
        }
        this.#apply(frame.ops);
      },
      uploads: {
        read: async (id) => this.#file(id).bytes,
        stream: (id) => once(() => this.#file(id).bytes),
      },
      media: {
        publish: async (bytes, { mime, fileName }) => {
          const address = `/media/${this.media.size + 1}`;
          this.media.set(address, fileName === undefined ? { bytes, mime } : { bytes, mime, fileName });
          return address;
        },
      },
    };
  }

  #file(id: string): Upload {
    const file = this.#uploads.get(id);
    if (!file) throw new MillraceError("MR_UPLOAD_GONE", `The uploaded file ${id} is not there.`);
    return file;
  }

  #apply(ops: readonly Op[]): void {
    const changes: TreeOp[] = [];
    for (const one of ops) {
      switch (one[0]) {
        case op.status:
          this.runStatus = one[1];
          break;
        case op.page:
          this.page = one[1];
          break;
        case op.toast:
          this.toasts.push(one[1]);
          break;
        case op.query:
        case op.checksum:
          break;
        default:
          changes.push(one);
      }
    }
    applyOps(this.#tree, changes);
  }
}

async function* once(bytes: () => Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes();
}

export interface AppTest extends Finders {}
