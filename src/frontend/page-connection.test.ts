// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";

class FakeWebSocket {
  static all: FakeWebSocket[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: unknown[] = [];
  readonly url: string;

  constructor(url: string) {
    this.url = url;
    FakeWebSocket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {}
}

/** What the page of the moment listens to on its window; an earlier page is gone with its listeners. */
let listeners = new AbortController();
const addEventListener = window.addEventListener.bind(window);

/** Loads the page's modules anew, as a reload of the tab does; what the tab stores stays. */
async function loadPage() {
  vi.resetModules();
  listeners.abort();
  listeners = new AbortController();
  const { startConnection } = await import("./page-connection.js");
  const { widgetStore } = await import("./widget-store.js");
  startConnection();
  const socket = FakeWebSocket.all.at(-1) as FakeWebSocket;
  socket.onopen?.();
  const greet = (overrides: object): void => {
    const hello = { type: "hello", version: 1, session: "s", token: "t", mode: "new", seq: 0, replay: 0, received: 0, dev: false };
    socket.onmessage?.({ data: JSON.stringify({ ...hello, ...overrides }) });
  };
  return { socket, greet, widgetStore };
}

const leave = (): boolean => window.dispatchEvent(new Event("pagehide"));

beforeEach(() => {
  FakeWebSocket.all = [];
  sessionStorage.clear();
  vi.stubGlobal("WebSocket", FakeWebSocket);
  vi.spyOn(window, "addEventListener").mockImplementation((name: string, listener: EventListenerOrEventListenerObject) =>
    addEventListener(name, listener, { signal: listeners.signal }),
  );
});

test("the socket is opened at the page's own host", async () => {
  const { socket } = await loadPage();
  expect(socket.url).toBe(`ws://${location.host}/_millrace/stream`);
});

test("a reload comes back to the session with what was typed, and sends what had not arrived", async () => {
  const first = await loadPage();
  first.greet({});
  first.widgetStore.setValue(1, "typing", { debounce: 10_000 });
  first.widgetStore.setValue(2, "for the form", { form: 9 });
  leave();

  const second = await loadPage();
  expect(second.socket.sent[0]).toMatchObject({ resume: { session: "s", token: "t", seq: 0 } });
  second.greet({ mode: "full", received: 0 });
  expect(second.socket.sent[1]).toEqual([1, 0, { 1: "typing" }]);
  expect(second.widgetStore.draft(2)?.value).toBe("for the form");
});

test("a tab that is duplicated while it is looked at begins its own session", async () => {
  const { greet } = await loadPage();
  greet({});
  leave();
  await loadPage();
  expect(sessionStorage.length).toBe(0);
});

test("a page that never had a session leaves nothing", async () => {
  await loadPage();
  leave();
  expect(sessionStorage.length).toBe(0);
});
