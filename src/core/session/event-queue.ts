/** Events that wait, as a value: adding, taking and putting back cost the same for one event and for ten thousand. */
import type { WidgetEvent } from "../runner/runner-port.js";

interface Link {
  readonly event: WidgetEvent;
  readonly next: Link | undefined;
}

export class EventQueue {
  static readonly empty = new EventQueue(undefined, undefined, 0);
  /** Oldest first. */
  readonly #front: Link | undefined;
  /** Newest first. */
  readonly #back: Link | undefined;
  readonly size: number;

  private constructor(front: Link | undefined, back: Link | undefined, size: number) {
    this.#front = front;
    this.#back = back;
    this.size = size;
  }

  /** With one more event at the end. */
  add(event: WidgetEvent): EventQueue {
    return new EventQueue(this.#front, { event, next: this.#back }, this.size + 1);
  }

  /** With events that come before all others. */
  putBack(events: readonly WidgetEvent[]): EventQueue {
    let front = this.#front;
    for (let i = events.length - 1; i >= 0; i--) front = { event: events[i]!, next: front };
    return new EventQueue(front, this.#back, this.size + events.length);
  }

  /** The oldest events, at most `count`, and the queue without them. */
  take(count: number): { events: WidgetEvent[]; rest: EventQueue } {
    const events: WidgetEvent[] = [];
    let front = this.#front;
    let back = this.#back;
    while (events.length < count && (front || back)) {
      if (!front) {
        for (; back; back = back.next) front = { event: back.event, next: front };
      }
      events.push(front!.event);
      front = front!.next;
    }
    return { events, rest: new EventQueue(front, back, this.size - events.length) };
  }
}
