/** Bounds on what may come in over HTTP and on the socket. Messages inside the socket have theirs in `core/protocol/limits.ts`. */
import { limits as protocolLimits } from "../core/protocol/limits.js";
import type { Rate } from "./rate-limit.js";

export interface InputLimits {
  /** Bytes of a request's first line and headers together. */
  headerBytes: number;
  /** Characters of a request's address. */
  urlLength: number;
  /** TCP connections at one time. */
  connections: number;
  /** Sockets at one time, of all visitors and of one address. */
  sockets: number;
  socketsPerAddress: number;
  /** Bytes of one message of the browser. */
  messageBytes: number;
  /** Messages and bytes of one socket; a faster sender is slowed down, nothing is lost. */
  messages: Rate;
  messageTraffic: Rate;
  /** Requests, new sockets and uploads of one address. */
  requests: Rate;
  upgrades: Rate;
  uploads: Rate;
  /** Bytes of one uploaded file, and of all files one session holds; their number. */
  uploadBytes: number;
  sessionUploadBytes: number;
  sessionUploads: number;
  /** Milliseconds to send the headers, to begin talking on a new socket, between two parts of an upload, for a whole upload. */
  headersTimeout: number;
  helloTimeout: number;
  uploadIdleTimeout: number;
  uploadTimeout: number;
  /** Milliseconds between two pings; who has not answered by the next one is gone. */
  pingInterval: number;
}

/** Wide enough for an office behind one address, narrow enough that one visitor cannot starve the others. */
export const inputLimits: Readonly<InputLimits> = {
  headerBytes: 16_384,
  urlLength: protocolLimits.address,
  connections: 20_000,
  sockets: 10_000,
  socketsPerAddress: 2_000,
  messageBytes: protocolLimits.message,
  messages: { perSecond: 3_000, burst: 10_000 },
  messageTraffic: { perSecond: 4_000_000, burst: 8_000_000 },
  requests: { perSecond: 500, burst: 3_000 },
  upgrades: { perSecond: 100, burst: 2_000 },
  uploads: { perSecond: 20, burst: 500 },
  uploadBytes: 200 * 1024 * 1024,
  sessionUploadBytes: 2 * 1024 * 1024 * 1024,
  sessionUploads: 1_000,
  headersTimeout: 20_000,
  helloTimeout: 15_000,
  uploadIdleTimeout: 30_000,
  uploadTimeout: 3_600_000,
  pingInterval: 30_000,
};
