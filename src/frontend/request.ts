/**
 * Questions of a view to its element on the server (rows of a table, a deferred download) and their answers.
 * What was not answered when a connection dropped is asked again on the next one.
 */
import { useCallback } from "react";
import type { Json } from "../core/element/element-props.js";
import type { RequestMessage } from "../core/protocol/back-message.js";
import type { ReplyMessage } from "../core/protocol/forward-message.js";

/** The server could not answer; `code` is one of the error catalogue. */
export class RequestError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "RequestError";
    this.code = code;
  }
}

interface Waiting {
  message: RequestMessage;
  resolve: (value: Json) => void;
  reject: (error: RequestError) => void;
}

export interface Requests {
  ask(node: number, payload: Json): Promise<Json>;
  answer(reply: ReplyMessage): void;
  /** Unanswered questions, oldest first. */
  open(): readonly RequestMessage[];
  /** Rejects all: the session that was asked is gone. */
  abandon(): void;
  onAsk(sender: (message: RequestMessage) => void): void;
}

export function createRequests(): Requests {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let send: (message: RequestMessage) => void = () => {};
  return {
    ask(node, payload) {
      const message: RequestMessage = { type: "request", id: ++last, node, payload };
      return new Promise((resolve, reject) => {
        waiting.set(message.id, { message, resolve, reject });
        send(message);
      });
    },
    answer({ id, ok, value, error }) {
      const asked = waiting.get(id);
      if (!asked) return;
      waiting.delete(id);
      if (ok) asked.resolve(value ?? null);
      else asked.reject(new RequestError(error?.code ?? "MR_REQUEST_STALE", error?.message ?? "The server could not answer."));
    },
    open: () => [...waiting.values()].map((asked) => asked.message),
    abandon() {
      const all = [...waiting.values()];
      waiting.clear();
      for (const asked of all) asked.reject(new RequestError("MR_REQUEST_STALE", "The element that was asked is not there any more."));
    },
    onAsk(sender) {
      send = sender;
    },
  };
}

/** The page's open questions. */
export const requests: Requests = createRequests();

/**
 * A function that asks this view's element on the server.
 *
 * @returns a promise of the answer; it rejects with {@link RequestError} when the element refuses or is gone.
 * @example
 * const ask = useRequest(node);
 * const rows = await ask({ from: 0, to: 50 });
 */
export function useRequest(node: number): (payload: Json) => Promise<Json> {
  return useCallback((payload) => requests.ask(node, payload), [node]);
}
