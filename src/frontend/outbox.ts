/**
 * Events on their way to the server: numbered from 1 without gaps and kept until the server says they are applied.
 * The connection sends what is added and, after a drop, everything the server has not received.
 */
import type { Json } from "../core/element/element-props.js";

export interface OutboxEvent {
  readonly n: number;
  readonly values: Readonly<Record<number, Json>>;
  /** The widget among them that was fired: a trigger has no value that stays. */
  readonly trigger?: number;
}

export interface Outbox {
  /** Numbers an event, keeps it, hands it to the sender. */
  add(values: Readonly<Record<number, Json>>, trigger?: number): number;
  /** Takes out the events up to `applied` and returns the values that stay, later ones winning. */
  settle(applied: number): Map<number, Json>;
  /** Events with a higher number, in order. */
  after(received: number): readonly OutboxEvent[];
  /** The number of the last event. */
  last(): number;
  /** Starts counting behind `last` with these events kept: a new session, or a page that was loaded anew. */
  restart(last: number, kept?: readonly OutboxEvent[]): void;
  /** Who sends; called for each added event. */
  onAdd(sender: (event: OutboxEvent) => void): void;
}

export function createOutbox(): Outbox {
  let events: OutboxEvent[] = [];
  let last = 0;
  let send: (event: OutboxEvent) => void = () => {};
  return {
    add(values, trigger) {
      const event: OutboxEvent = trigger === undefined ? { n: ++last, values } : { n: ++last, values, trigger };
      events.push(event);
      send(event);
      return event.n;
    },
    settle(applied) {
      const values = new Map<number, Json>();
      let count = 0;
      for (const event of events) {
        if (event.n > applied) break;
        for (const [id, value] of Object.entries(event.values)) if (Number(id) !== event.trigger) values.set(Number(id), value);
        count++;
      }
      if (count > 0) events = events.slice(count);
      return values;
    },
    after: (received) => events.filter((event) => event.n > received),
    last: () => last,
    restart(to, kept = []) {
      events = [...kept];
      last = to;
    },
    onAdd(sender) {
      send = sender;
    },
  };
}

/** The page's outbox. */
export const outbox: Outbox = createOutbox();
