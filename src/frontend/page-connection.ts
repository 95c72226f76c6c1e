/** The page's connection: `connection.ts` with the real browser around it. */

import { useCell } from "./cell.js";
import { type Connection, type ConnectionState, createConnection, type SessionIdentity, type Socket } from "./connection.js";
import { createFrameReceiver } from "./frames.js";
import { outbox } from "./outbox.js";
import { pageStore } from "./page-store.js";
import { requests } from "./request.js";
import { storeTab, takeStoredTab } from "./tab-storage.js";
import { resolvedTheme } from "./theme/theme.js";
import { treeStore } from "./tree-store.js";
import { describeUnsent } from "./unsent.js";
import { widgetStore } from "./widget-store.js";

function openSocket(): Socket {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return new WebSocket(`${scheme}://${location.host}/_millrace/stream`) as Socket;
}

function showQuery(query: string): void {
  history.replaceState(history.state, "", `${location.pathname}${query === "" ? "" : `?${query}`}${location.hash}`);
}

const frames = createFrameReceiver({ tree: treeStore, widgets: widgetStore, outbox, page: pageStore, showQuery });

export const connection: Connection = createConnection(frames, outbox, requests, {
  openSocket,
  describePage: () => ({
    page: { path: location.pathname, query: location.search.slice(1) },
    client: {
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      locale: navigator.language,
      theme: resolvedTheme(),
      embedded: window.parent !== window,
    },
  }),
  random: Math.random,
  onSession(hello, lost) {
    if (hello.mode !== "new") return;
    const unsent = describeUnsent(widgetStore, outbox, treeStore);
    // An author restarts the server all the time and need not be told.
    if (lost && pageStore.loaded.get() && (unsent.length > 0 || !hello.dev)) {
      pageStore.notice.set({
        title: "Your earlier session has ended.",
        text: "The server was restarted or had not heard from this page for long. You are looking at a fresh start.",
        unsent,
      });
    }
    widgetStore.clear();
  },
  onProblem: (code, message) => pageStore.notice.set({ title: message, text: code }),
});

/** How the connection stands, for notices and the header. */
export function useConnectionState(): ConnectionState {
  return useCell(connection.state);
}

/** Which session this tab shows: uploads and downloads name it. Undefined before the first hello. */
export function useSession(): SessionIdentity | undefined {
  return useCell(connection.session);
}

/** True when the server runs for its author: errors show code, files are linked to the editor. */
export function useDev(): boolean {
  return useCell(connection.dev);
}

function keepForReload(): void {
  const identity = connection.session.get();
  if (!identity) return;
  widgetStore.flushTyping();
  storeTab({ ...identity, last: outbox.last(), events: outbox.after(0), held: widgetStore.held() });
}

function retryIfWaiting(): void {
  if (connection.state.get().phase === "waiting") connection.retryNow();
}

/** Connects, and from then on follows what happens to the page: hidden, shown, reloaded, offline, back button. */
export function startConnection(): void {
  const earlier = takeStoredTab();
  if (earlier) {
    outbox.restart(earlier.last, earlier.events);
    widgetStore.restore(earlier.held);
  }
  connection.start(earlier && { session: earlier.session, token: earlier.token });
  window.addEventListener("online", retryIfWaiting);
  window.addEventListener("pagehide", keepForReload);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) takeStoredTab();
  });
  window.addEventListener("popstate", () => connection.changeLocation(location.search.slice(1)));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      keepForReload();
      return;
    }
    takeStoredTab();
    retryIfWaiting();
  });
}
