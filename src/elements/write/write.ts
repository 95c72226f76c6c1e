import type { ElementHost } from "../../core/element/element-host.js";
import type { Container } from "../../st.js";
import { inlineText } from "./inline-text.js";
import { kindOf } from "./kind-of.js";
import { signatureOf } from "./signature.js";

/** A promise when one of the values has to be waited for. */
export type Written<T extends readonly unknown[]> =
  Extract<T[number], PromiseLike<unknown> | AsyncIterable<unknown> | ReadableStream<unknown> | Response> extends never
    ? // biome-ignore lint/suspicious/noConfusingVoidType: it is what the command returns
      void
    : Promise<void>;

/**
 * Shows any values, each as what it is.
 *
 * | value | shown as |
 * |---|---|
 * | text | markdown |
 * | number, boolean, date, null … | code in the line of text |
 * | error | `st.exception` |
 * | array of objects, Arrow table, typed array | `st.dataframe` (an array of objects is the table of TypeScript; Streamlit shows a list of dicts as JSON) |
 * | other object, array, Map, Set, class instance | `st.json` |
 * | stream, generator, `Response` | `st.writeStream` |
 * | promise | what it resolves to, when it does |
 * | function, class | its signature |
 *
 * Texts and values of a line that follow each other are joined by a blank into one markdown.
 *
 * @returns Nothing; a promise when there is a promise or stream among the values, which keeps its place meanwhile.
 * @example
 * const rows = [{ city: "Bern", people: 134_591 }, { city: "Basel", people: 173_863 }];
 * st.write("There are", rows.length, "**cities**:", rows);
 */
export function write<T extends readonly unknown[]>(this: ElementHost, ...values: T): Written<T> {
  const parts = group(values);
  const { block } = this.scope;
  // A slot holds one element: several go into it as a group.
  const host = (block.slot && parts.length > 1 ? (this as Container).container() : this) as Container;
  const waiting = parts.map((part) => show(host, part)).filter((result) => result instanceof Promise);
  return (waiting.length > 0 ? Promise.all(waiting).then(() => undefined) : undefined) as Written<T>;
}

type Part = { text: string } | { value: unknown };

/** Values in order, with what belongs into one line of text put together. */
function group(values: readonly unknown[]): Part[] {
  const parts: Part[] = [];
  const addText = (text: string): void => {
    const last = parts.at(-1);
    if (last && "text" in last) last.text += ` ${text}`;
    else parts.push({ text });
  };
  for (const value of values) {
    if (typeof value === "string") addText(value);
    else if (kindOf(value) !== "inline") parts.push({ value });
    else {
      const text = inlineText(value);
      if (text.includes("\n")) parts.push({ text });
      else addText(text);
    }
  }
  return parts;
}

function show(host: Container, part: Part): Promise<unknown> | undefined {
  if ("text" in part) {
    if (part.text !== "") host.markdown(part.text);
    return undefined;
  }
  const { value } = part;
  switch (kindOf(value)) {
    case "error":
      host.exception(value);
      return undefined;
    case "table":
      host.dataframe(value as readonly unknown[]);
      return undefined;
    case "stream":
      return host.writeStream(value as AsyncIterable<unknown>);
    case "promise":
      return showLater(host, value as PromiseLike<unknown>);
    case "function":
      host.code(signatureOf(value as () => unknown), { language: "typescript" });
      return undefined;
    case "handle":
      return undefined;
    default:
      host.json(value);
      return undefined;
  }
}

/** Keeps the place of what a promise will give. */
function showLater(host: Container, promise: PromiseLike<unknown>): Promise<unknown> {
  const { context } = host;
  if (!context.check()) return Promise.resolve();
  const place = host.container();
  const work = Promise.resolve(promise).then((value) => (context.closed ? undefined : place.write(value)));
  context.track(work);
  // Another promise than the tracked one: a failure that nobody awaits is not lost.
  return work.then(() => undefined);
}
