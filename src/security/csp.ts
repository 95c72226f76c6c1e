/**
 * Content Security Policies as tables: one line per directive, each with its reason. The header text, the reference
 * page and the tests come from the same lines, so none of them can drift.
 *
 * Four kinds of response carry a policy: the page, a script that may be loaded as a worker, a plain file of the front
 * end, and media (bytes that an author or a visitor supplied). There is no way to ask for `'unsafe-inline'` or
 * `'unsafe-eval'` in scripts: a page policy can only add origins (see `page-policy.ts`, which checks them).
 */

/** One directive of a policy. `setting` names the list of a page policy whose origins are added to it. */
export interface Directive {
  readonly name: string;
  readonly sources: readonly string[];
  readonly setting?: SourceSetting;
  readonly why: string;
}

/** The lists of extra origins that a page policy may carry. */
export type SourceSetting = "scriptSrc" | "styleSrc" | "imgSrc" | "fontSrc" | "connectSrc" | "mediaSrc" | "frameSrc";
export type ExtraSources = Readonly<Partial<Record<SourceSetting, readonly string[]>>>;

/** Stands for the nonce of the response in the table. */
const nonceSource = "'nonce-R'";

export const pageDirectives: readonly Directive[] = [
  { name: "default-src", sources: ["'none'"], why: "Whatever is not named here is not loaded." },
  { name: "script-src", sources: ["'self'"], setting: "scriptSrc", why: "Only files of the server run; no inline script, no eval." },
  {
    name: "style-src",
    sources: ["'self'", nonceSource],
    setting: "styleSrc",
    why: "Files of the server, and style tags that carry the nonce.",
  },
  { name: "img-src", sources: ["'self'", "data:", "blob:"], setting: "imgSrc", why: "Media of the app, and images drawn in the page." },
  { name: "font-src", sources: ["'self'"], setting: "fontSrc", why: "Fonts ship with the front end." },
  { name: "connect-src", sources: ["'self'"], setting: "connectSrc", why: "The socket, uploads and downloads of this app." },
  {
    name: "media-src",
    sources: ["'self'", "blob:"],
    setting: "mediaSrc",
    why: "Sound and video of the app, and recordings made in the page.",
  },
  { name: "frame-src", sources: ["'self'"], setting: "frameSrc", why: "Component frames come from the server." },
  { name: "worker-src", sources: ["'self'"], why: "Workers are files of the front end." },
  { name: "base-uri", sources: ["'none'"], why: "Injected markup cannot redirect relative addresses." },
  { name: "form-action", sources: ["'self'"], why: "Injected forms cannot send values elsewhere." },
];

export const workerDirectives: readonly Directive[] = [
  { name: "default-src", sources: ["'none'"], why: "A worker draws nothing and loads nothing else." },
  { name: "script-src", sources: ["'self'"], why: "A worker imports chunks of the front end." },
  { name: "connect-src", sources: ["'self'"], why: "A worker may fetch data of this app." },
];

export const fileDirectives: readonly Directive[] = [
  { name: "default-src", sources: ["'none'"], why: "A file opened by itself loads nothing." },
  {
    name: "style-src",
    sources: ["'unsafe-inline'"],
    why: "Images (SVG) and the browser's own viewers use style attributes; no script can run to abuse them.",
  },
  { name: "sandbox", sources: [], why: "Stored HTML or SVG opened in a tab gets an opaque origin and runs no script." },
];

/** Names of the policies that may make values for DOM sinks: ours, and `default` of the map chunk. */
const trustedTypePolicies = ["millrace", "default"];

function text(directives: readonly Directive[]): string {
  return directives.map(({ name, sources }) => [name, ...sources].join(" ")).join("; ");
}

export interface PageCsp {
  /** 128 random bits of this response, base64url. */
  nonce: string;
  /** Who may frame the page, as checked by `page-policy.ts`: `'self'` and origins, or `'none'`. */
  frameAncestors: readonly string[];
  /** Further origins by directive. */
  extra?: ExtraSources;
  /** Further Trusted Types policies. */
  trustedTypes?: readonly string[];
}

/** The policy of an app page. */
export function pageCsp({ nonce, frameAncestors, extra = {}, trustedTypes = [] }: PageCsp): string {
  const directives = pageDirectives.map((directive) => ({
    ...directive,
    sources: [
      ...directive.sources.map((source) => (source === nonceSource ? `'nonce-${nonce}'` : source)),
      ...(directive.setting ? (extra[directive.setting] ?? []) : []),
    ],
  }));
  return [
    text(directives),
    `frame-ancestors ${frameAncestors.join(" ")}`,
    "require-trusted-types-for 'script'",
    `trusted-types ${[...trustedTypePolicies, ...trustedTypes].join(" ")}`,
  ].join("; ");
}

/** The policy of a script file; it takes effect where the file is started as a worker. Only the Graphviz worker compiles WebAssembly. */
export function workerCsp(options: { wasm?: boolean } = {}): string {
  if (!options.wasm) return text(workerDirectives);
  return text(
    workerDirectives.map((one) => (one.name === "script-src" ? { ...one, sources: [...one.sources, "'wasm-unsafe-eval'"] } : one)),
  );
}

/** The policy of every other file and of all media: nothing in it ever runs. */
export function fileCsp(): string {
  return text(fileDirectives);
}
