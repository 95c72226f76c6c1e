/**
 * What one run knows: its session, the elements and widgets it has made, and whether it may go on.
 *
 * Each `st` call asks the context first (`check`): a closed run ignores late calls, an interrupted one throws the run's
 * own sentinel. The sentinel stays pending, so a `catch` of the user delays the end to the next call at most.
 */
import type { LiveNode } from "../delta/live-node.js";
import { MillraceError } from "../errors.js";
import type { SessionRuntime } from "./session-runtime.js";
import { SlotClaims, standsInSlot } from "./slot-claims.js";

/** A place in the script where a command is called, found by the compiler. */
export interface CallSite {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly command: string;
  /** Stands in a loop or function: may run more than once in a run. */
  readonly multi: boolean;
}

/** Where plain `st.…` calls write at this moment of the asynchronous flow. */
export interface Scope {
  readonly context: RunContext;
  readonly block: LiveNode;
  /** Keys of the `st.each` items around, joined. */
  readonly keyPrefix: string;
}

/** Carries a scope along asynchronous code (AsyncLocalStorage in Node). */
export interface ScopeStorage {
  run<T>(scope: Scope, body: () => T): T;
  getStore(): Scope | undefined;
}

/** What `st.stop()`, `st.rerun()` and an interrupt throw. Not an Error: `catch (error)` blocks rarely expect it. */
export class RunSignal {
  readonly kind: "stop" | "rerun" | "interrupt";
  constructor(kind: "stop" | "rerun" | "interrupt") {
    this.kind = kind;
  }
}

let ambientStorage: ScopeStorage | undefined;

/** The host says how scopes travel. Called once per worker. */
export function provideScopeStorage(storage: ScopeStorage): void {
  ambientStorage = storage;
}

/** The scope of the calling code, where the host can tell. */
export function currentScope(): Scope | undefined {
  return ambientStorage?.getStore();
}

export class RunContext {
  readonly session: SessionRuntime;
  readonly run: number;
  readonly mainScope: Scope;
  /** No call of this run has any effect any more. */
  closed = false;
  /** Set once; thrown by every later call of this run. */
  signal: RunSignal | undefined;
  /** Containers with callbacks that are open: only then the ambient scope has to be asked. */
  openScopes = 0;
  /** How often each site (with its key prefix) has emitted in this run. */
  readonly siteCounts = new Map<string, number>();
  /** Widget and element keys of this run, with the place that used them. */
  readonly usedKeys = new Map<string, CallSite | undefined>();
  readonly slotClaims = new SlotClaims();
  readonly #freeTurns = new Map<string, number[]>();
  /** A widget's state was set after the widget stood: the script must see it in another pass. */
  needsAnotherPass = false;
  /** Time at which the script read a trigger that was set; such a run is given time to act on it. */
  triggerReadAt: number | undefined;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #abandoned: Promise<never>;
  #abandon: (signal: RunSignal) => void = () => {};

  constructor(session: SessionRuntime, run: number) {
    this.session = session;
    this.run = run;
    this.mainScope = { context: this, block: session.generator.main, keyPrefix: "" };
    this.#abandoned = new Promise((_, reject) => {
      this.#abandon = reject;
    });
    this.#abandoned.catch(() => {});
  }

  /** Rejects when the run is abandoned: what it awaits is not waited for any longer. */
  get abandoned(): Promise<never> {
    return this.#abandoned;
  }

  /**
   * The context that a call through this one acts in. A callback was made by an earlier run and holds that run's `st`;
   * while it is called, the run that calls it is meant. A timer of an earlier run stays with that run, and does nothing.
   */
  get acting(): RunContext {
    if (!this.closed) return this;
    const calling = currentScope()?.context;
    return calling && calling.session === this.session && !calling.closed ? calling : this;
  }

  /** Called by every command. False: the call comes late and must do nothing. */
  check(): boolean {
    if (this.closed) {
      // A script that was given up and still goes on ends at its next call, where the host can catch what it throws.
      if (this.signal && this.session.host.endsAbandoned) throw this.signal;
      return false;
    }
    if (this.signal) throw this.signal;
    const end = this.session.endsHere(this);
    if (end) {
      this.signal = new RunSignal(end);
      throw this.signal;
    }
    return true;
  }

  /** Ends the run from inside. */
  raise(kind: "stop" | "rerun"): never {
    this.signal = new RunSignal(kind);
    throw this.signal;
  }

  /** Ends the run from outside, also while it awaits something that never comes. */
  abandon(): void {
    this.signal ??= new RunSignal("interrupt");
    this.#abandon(this.signal);
  }

  /** The run does not end before this promise has settled. */
  track(promise: Promise<unknown>): void {
    const settled: Promise<unknown> = promise.catch(() => {});
    this.#pending.add(settled);
    void settled.then(() => this.#pending.delete(settled));
  }

  /** Waits for all tracked promises, also those added meanwhile. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  /** The scope plain calls write to now. */
  scope(): Scope {
    if (this.openScopes > 0) {
      const scope = currentScope();
      if (scope?.context === this) return scope;
    }
    return this.mainScope;
  }

  /** Runs `body` with plain `st.…` calls going into `block`; an async body is tracked. */
  within<T>(block: LiveNode, keyPrefix: string, body: () => T): T {
    const storage = ambientStorage;
    if (!storage)
      throw new MillraceError("MR_NO_SESSION", "This host cannot carry a container along; use the handle that the callback is given.");
    this.openScopes++;
    const done = (): void => {
      this.openScopes--;
    };
    let result: T;
    try {
      result = storage.run({ context: this, block, keyPrefix }, body);
    } catch (error) {
      done();
      throw error;
    }
    if (result instanceof Promise) {
      const finished = result.finally(done);
      this.track(finished);
      return finished as T;
    }
    done();
    return result;
  }

  /** How often this was asked for `place` in this run before; a turn that a rewritten slot gave back is taken first. */
  takeTurn(place: string, block: LiveNode): number {
    const count = this.siteCounts.get(place) ?? 0;
    const turn = this.#freeTurns.get(place)?.pop() ?? count;
    if (turn === count) this.siteCounts.set(place, count + 1);
    if (standsInSlot(block)) this.slotClaims.hold(block, () => this.#giveTurnBack(place, turn));
    return turn;
  }

  #giveTurnBack(place: string, turn: number): void {
    const turns = this.#freeTurns.get(place);
    if (turns) turns.push(turn);
    else this.#freeTurns.set(place, [turn]);
  }

  /** Notes a key, and refuses the second use. */
  claimKey(key: string, site: CallSite | undefined, name: string, block: LiveNode): void {
    if (this.usedKeys.has(key)) {
      const first = this.usedKeys.get(key);
      throw new MillraceError(
        "MR_WIDGET_DUPLICATE_KEY",
        `The key ${JSON.stringify(name)} is used twice in one run: ${placeOf(first)} and ${placeOf(site)}.`,
        "Give each element its own key; in a list use st.each(items, keyOf, body).",
      );
    }
    this.usedKeys.set(key, site);
    if (standsInSlot(block)) this.slotClaims.hold(block, () => this.usedKeys.delete(key));
  }
}

/** How a call site is named in a text. */
export function placeOf(site: CallSite | undefined): string {
  return site ? `${site.file}:${site.line}` : "a place outside the script";
}
