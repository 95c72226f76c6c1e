import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WidgetEvent } from "../runner/runner-port.js";
import { EventQueue } from "./event-queue.js";
import { maxSelfReruns, newSession, type SessionEffect, type SessionEvent, type SessionState, step } from "./session.js";

class Driver {
  state: SessionState = newSession();
  running: { run: number; events: readonly WidgetEvent[] } | undefined;
  effects: SessionEffect[] = [];
  runs = 0;

  send(event: SessionEvent): this {
    const { state, effects } = step(this.state, event);
    this.state = state;
    for (const effect of effects) {
      this.effects.push(effect);
      if (effect.type !== "start-run") continue;
      expect(this.running, "one run at a time").toBeUndefined();
      this.running = { run: effect.run, events: effect.events };
      this.runs++;
    }
    return this;
  }

  click(n: number): this {
    return this.send({ type: "widgets", event: { n, values: { 1: true } } });
  }

  end(outcome: "completed" | "failed" | "interrupted" | "rerun" = "completed", redeliver: readonly WidgetEvent[] = []): this {
    const { run } = this.running as { run: number };
    this.running = undefined;
    return this.send({ type: "run-ended", run, outcome, redeliver });
  }
}

describe("runs", () => {
  test("the first connection starts a run, a later one does not", () => {
    const driver = new Driver().send({ type: "connected" });
    expect(driver.effects).toEqual([{ type: "start-run", run: 1, cause: "open", events: [] }]);
    driver.end().send({ type: "disconnected", now: 1 }).send({ type: "connected" });
    expect(driver.runs).toBe(1);
  });

  test("[B-011] requests that come during a run are answered by one more run, which is asked for once", () => {
    const driver = new Driver().send({ type: "connected" });
    for (let i = 0; i < 1000; i++) driver.send({ type: "rerun", cause: "rerun" });
    expect(driver.effects.filter(({ type }) => type === "interrupt")).toHaveLength(1);
    driver.end("interrupted").end();
    expect(driver.runs).toBe(2);
    expect(driver.running).toBeUndefined();
  });

  test("an interrupted run without events is made up for", () => {
    const driver = new Driver().send({ type: "connected" }).end("interrupted");
    expect(driver.running?.run).toBe(2);
  });

  test("an old run's end changes nothing", () => {
    const driver = new Driver().send({ type: "connected" });
    driver.send({ type: "run-ended", run: 7, outcome: "completed", redeliver: [] });
    expect(driver.state.phase).toBe("running");
  });

  test("[B-015] a script that asks for another run again and again is stopped; other events begin anew", () => {
    const driver = new Driver().send({ type: "connected" });
    for (let i = 0; i < maxSelfReruns; i++) driver.end("rerun");
    expect(driver.running).toBeDefined();
    driver.end("rerun");
    expect(driver.running).toBeUndefined();
    expect(driver.effects.at(-1)).toEqual({ type: "rerun-loop" });
    driver.click(1);
    expect(driver.running).toBeDefined();
  });

  test("a session whose runner died runs once without events, so that callbacks and rules are known, and then gets them", () => {
    const driver = new Driver().send({ type: "connected" }).end().click(1).click(2);
    driver.running = undefined;
    driver.send({ type: "runner-lost", rerun: true });
    expect(driver.running).toMatchObject({ events: [] });
    driver.click(3);
    expect(driver.effects.at(-1)).toMatchObject({ type: "start-run", cause: "restore" });
    driver.end();
    const { events } = driver.running as unknown as { events: readonly WidgetEvent[] };
    expect(events.map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  test("a script that killed its runner is not run again before something happens; what killed it is not repeated", () => {
    const driver = new Driver().send({ type: "connected" }).end().click(1);
    driver.running = undefined;
    driver.send({ type: "runner-lost", rerun: false });
    expect(driver.running).toBeUndefined();
    driver.click(2);
    expect(driver.running).toMatchObject({ events: [] });
    driver.end();
    expect(driver.running).toMatchObject({ events: [{ n: 2 }] });
  });

  test("[S-053] a session ends some time after its tab has gone, not before", () => {
    const driver = new Driver().send({ type: "connected" }).end().send({ type: "disconnected", now: 1_000 });
    driver.send({ type: "tick", now: 5_000, keepMs: 10_000 });
    expect(driver.state.phase).toBe("idle");
    driver.send({ type: "connected" }).send({ type: "tick", now: 50_000, keepMs: 10_000 });
    expect(driver.state.phase).toBe("idle");
    driver.send({ type: "disconnected", now: 60_000 }).send({ type: "tick", now: 71_000, keepMs: 10_000 });
    expect(driver.state.phase).toBe("ended");
    expect(driver.effects.at(-1)).toEqual({ type: "end" });
  });
});

describe("[B-012] events", () => {
  test("one that was received before counts once; one out of turn is refused", () => {
    const driver = new Driver().send({ type: "connected" }).end().click(1).end().click(1);
    expect(driver.runs).toBe(2);
    driver.click(3);
    expect(driver.effects.at(-1)).toEqual({ type: "refuse", problem: "event 3 came after event 1" });
    expect(driver.state.received).toBe(1);
  });

  test("whatever is interrupted, given back, resent or lost with its runner: each is handled once, in order", () => {
    const action = fc.oneof(
      { weight: 6, arbitrary: fc.record({ type: fc.constant("click" as const), resend: fc.boolean() }) },
      { weight: 4, arbitrary: fc.record({ type: fc.constant("end" as const), takes: fc.nat(5), interrupted: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant("lost" as const) }) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant("rerun" as const) }) },
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
        const driver = new Driver().send({ type: "connected" });
        const handled: number[] = [];
        let sent = 0;
        const finish = (takes: number, interrupted: boolean): void => {
          const events = driver.running?.events ?? [];
          const taken = events.slice(0, takes);
          handled.push(...taken.map(({ n }) => n));
          driver.end(interrupted ? "interrupted" : "completed", events.slice(takes));
        };
        for (const one of actions) {
          if (one.type === "click") {
            driver.click(++sent);
            if (one.resend) driver.click(sent);
          } else if (one.type === "rerun") driver.send({ type: "rerun", cause: "rerun" });
          else if (driver.running && one.type === "end") finish(one.takes, one.interrupted);
          else if (driver.running && one.type === "lost") {
            driver.running = undefined;
            driver.send({ type: "runner-lost", rerun: true });
          }
        }
        for (let guard = 0; driver.running && guard < 1000; guard++) finish(3, false);
        expect(handled).toEqual(Array.from({ length: sent }, (_, i) => i + 1));
        expect(driver.state).toMatchObject({ phase: "idle", received: sent });
      }),
      { numRuns: 500 },
    );
  });
});

test("the queue behaves like a list", () => {
  const event = (n: number): WidgetEvent => ({ n, values: {} });
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant("add" as const), fc.nat(4), fc.tuple(fc.nat(3))), { maxLength: 60 }), (steps) => {
      let queue = EventQueue.empty;
      let list: WidgetEvent[] = [];
      let n = 0;
      for (const one of steps) {
        if (one === "add") {
          queue = queue.add(event(++n));
          list = [...list, event(n)];
        } else if (typeof one === "number") {
          const taken = queue.take(one);
          expect(taken.events).toEqual(list.slice(0, one));
          queue = taken.rest;
          list = list.slice(one);
        } else {
          const back = Array.from({ length: one[0] }, () => event(++n));
          queue = queue.putBack(back);
          list = [...back, ...list];
        }
        expect(queue.size).toBe(list.length);
      }
      expect(queue.take(1000).events).toEqual(list);
    }),
  );
});
