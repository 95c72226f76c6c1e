/** What the HTTP server is given: settings, and the few questions it asks about sessions. It knows no session itself. */
import type { InputLimits } from "../security/input-limits.js";
import type { Clock } from "../security/rate-limit.js";
import type { ServerSecurity } from "../security/relaxations.js";
import type { Connection } from "./connection.js";

/** Whom a new connection comes from, as far as HTTP knows. */
export interface ConnectionInfo {
  /** Id of the browser (from the session cookie, or new and set with the answer to the upgrade). Never log it. */
  browser: string;
  address: string;
  origin: string;
  secure: boolean;
  userAgent: string;
  acceptLanguage: string;
}

/** What one widget accepts. */
export interface UploadRule {
  /** Bytes of one file; the server's limit holds as well. */
  maxBytes?: number;
  /** Accepted endings (`".csv"`) and media types (`"image/*"`); empty or absent: all. */
  accept?: readonly string[];
  /** Folders are uploaded: files keep their path within. */
  folder?: boolean;
}

export interface HttpOptions extends ServerSecurity {
  /** Default 8501. 0 picks a free port. */
  port?: number;
  /** Built front end: `index.html` and its assets (Vite with `base: "/_millrace/assets/"`). */
  frontendDir: string;
  /** Certificate and key (PEM): the port then speaks https and wss itself, without a proxy in front. */
  tls?: { cert: string | Buffer; key: string | Buffer };
  /** Secret of cookies and addresses. Give the same one after a restart and browsers keep their sessions; default: random. */
  secret?: Uint8Array;
  /** Folder in which the temporary folder of uploads is made. Default: the system's. */
  uploadDir?: string;
  /** Serve source maps and notice rebuilt front-end files. */
  dev?: boolean;
  limits?: Partial<InputLimits>;
  /** Whether a path is a page of the app. Default: only `/`. Others get the shell with status 404. */
  isPage?: (path: string) => boolean;
  /** The session that this browser's tab owns, or null. Compare tokens with `sameToken`. */
  authenticate: (browser: string, tabToken: string) => string | null;
  /** What the widget accepts, or null when the session has no such uploader. */
  uploadRule: (session: string, widget: number) => UploadRule | null;
  /** A socket that passed all checks. Nothing is read from it before `onText` has been called. */
  onConnection: (connection: Connection, info: ConnectionInfo) => void;
  /** Default: `console.warn`. Gets refusals worth knowing, each once. */
  warn?: (text: string) => void;
  /** Default: `Date.now`. */
  now?: Clock;
}
