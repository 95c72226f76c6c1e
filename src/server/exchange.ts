/** One request and its answer, after the gate has admitted it, and the ways to answer. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { isLoopback } from "../security/addresses.js";
import type { OutwardRequest } from "../security/forwarded.js";
import { fileHeaders, type HeaderTable, strictTransport } from "../security/headers.js";
import { parseHost } from "../security/host.js";
import type { RequestPath } from "../security/request-path.js";

export interface Admitted extends RequestPath {
  outward: OutwardRequest;
}

export interface Exchange extends Admitted {
  request: IncomingMessage;
  response: ServerResponse;
}

/** Why a request is not served: a status, and a sentence that may be shown to anybody. */
export interface Refusal {
  status: number;
  message: string;
  /** Code for programs, where there is one. */
  code?: string;
  hint?: string;
  headers?: HeaderTable;
}

/** HSTS where the browser reached us by https; not on this machine, where it would bind every other port as well. */
export function transportHeaders({ scheme, host }: OutwardRequest): HeaderTable {
  return scheme === "https" && !isLoopback(parseHost(host)?.name ?? "") ? strictTransport : {};
}

export function sendText(response: ServerResponse, status: number, text: string, headers: HeaderTable = {}): void {
  send(response, status, `${text}\n`, { "Content-Type": "text/plain; charset=utf-8", ...headers });
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers: HeaderTable = {}): void {
  send(response, status, JSON.stringify(value), { "Content-Type": "application/json", ...headers });
}

function send(response: ServerResponse, status: number, body: string, headers: HeaderTable): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { ...fileHeaders, "Cache-Control": "no-store", "Content-Length": Buffer.byteLength(body), ...headers });
  response.end(body);
}

/** Answers a refused request, as JSON where a program asked. */
export function refuse(response: ServerResponse, refusal: Refusal, json = false): void {
  const { status, message, code, hint, headers } = refusal;
  if (json) sendJson(response, status, { error: { code, message, hint } }, headers);
  else sendText(response, status, hint ? `${message} ${hint}` : message, headers);
}

/**
 * Lets a refused body run out for a moment before the connection is cut: a connection closed under a sending browser
 * loses the answer that says why.
 */
export function discardBody(request: IncomingMessage, response: ServerResponse, patience = 2_000): void {
  if (request.complete) return;
  if (!response.headersSent) response.setHeader("Connection", "close");
  request.on("error", () => {});
  request.resume();
  const timer = setTimeout(() => request.destroy(), patience);
  request.once("close", () => clearTimeout(timer));
}

/** Whether the request carries a body. */
export function hasBody(request: IncomingMessage): boolean {
  return request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0;
}
