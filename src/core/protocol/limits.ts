/** Every bound on what may come over the wire, in one place. The server's settings can lower, not raise, them. */
export const limits = {
  /** Characters of one message of the browser. */
  message: 1_000_000,
  /** Widgets that may change in one event (a form). */
  valuesPerEvent: 1_000,
  /** Values inside one message, counted with all parts. */
  jsonNodes: 100_000,
  jsonDepth: 16,
  /** Characters of names, tokens, locales. */
  shortText: 256,
  /** Characters of a path or query string. */
  address: 8_192,
  /** Bytes that may wait for a slow reader before the tree is sent anew instead. */
  unsentBytes: 8_000_000,
  /** Bytes of frames kept since the last snapshot before the worker is asked for a new one. */
  frameLogBytes: 512_000,
} as const;
