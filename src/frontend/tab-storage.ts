/**
 * What one browser tab keeps across a reload: which session it shows, and what it has not told the server.
 *
 * It lies in the session storage only while nobody looks at the page (a reload, a closed or discarded tab) and is taken
 * out as soon as the page lives again: a tab that is duplicated therefore starts its own session instead of sharing one.
 */
import type { OutboxEvent } from "./outbox.js";
import type { HeldValue } from "./widget-store.js";

export interface StoredTab {
  session: string;
  token: string;
  /** The number of the last event and those the server has not applied. */
  last: number;
  events: readonly OutboxEvent[];
  held: readonly HeldValue[];
}

const name = "millrace-tab";

/** Reads and removes what an earlier load of this tab left. */
export function takeStoredTab(storage: Storage = sessionStorage): StoredTab | undefined {
  try {
    const text = storage.getItem(name);
    storage.removeItem(name);
    return text === null ? undefined : (JSON.parse(text) as StoredTab);
  } catch {
    return undefined;
  }
}

/** Leaves it for the next load. Without a storage (blocked by the browser) the next load starts a new session. */
export function storeTab(tab: StoredTab, storage: Storage = sessionStorage): void {
  try {
    storage.setItem(name, JSON.stringify(tab));
  } catch {
    // Full or forbidden: nothing to be done, and nothing to bother the person with.
  }
}
