/** How a value of the plain form is shown in its row, and what stands below it. */
import type { Plain, Special } from "./plain-form.js";

export interface Child {
  /** Absent: items of a set have none. */
  name?: string | number;
  value: Plain;
}

export interface Head {
  text: string;
  /** Class of its colour. */
  kind?: "string" | "number" | "word" | "type" | "quiet";
  /** Quiet words behind it. */
  note?: string;
  /** What closes it when it is open. */
  end: string;
}

const groupSize = 100;

function special(value: Plain): Special | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof (value as { $?: unknown }).$ === "string"
    ? (value as Special)
    : undefined;
}

/** A stretch of a long list: drawn like a list, named by its first and last place. */
function grouped(items: readonly Plain[]): Child[] {
  if (items.length <= groupSize) return items.map((value, name) => ({ name, value }));
  const groups: Child[] = [];
  for (let from = 0; from < items.length; from += groupSize) {
    const part = items.slice(from, from + groupSize);
    const fields = part.map((value, at): [string, Plain] => [String(from + at), value]);
    groups.push({ name: `${from} … ${from + part.length - 1}`, value: { $: "object", type: "", fields } });
  }
  return groups;
}

function nameOf(key: Plain): string {
  return typeof key === "string" ? key : headOf(key, false).text;
}

function cut(left: number | undefined): Child[] {
  return left === undefined ? [] : [{ name: "…", value: { $: "cut", left } }];
}

/** What stands below a value; undefined for values that hold nothing. */
export function childrenOf(value: Plain): readonly Child[] | undefined {
  if (Array.isArray(value)) return grouped(value);
  if (typeof value !== "object" || value === null) return undefined;
  const own = special(value);
  if (!own) return Object.entries(value).map(([name, field]) => ({ name, value: field as Plain }));
  switch (own.$) {
    case "array":
      return grouped(own.items);
    case "set":
      return own.items.length <= groupSize ? own.items.map((value) => ({ value })) : grouped(own.items);
    case "map":
      return [
        ...own.entries.map(
          ([key, item]): Child =>
            typeof key === "object" && key !== null
              ? {
                  name: nameOf(key),
                  value: {
                    $: "object",
                    type: "entry",
                    fields: [
                      ["key", key],
                      ["value", item],
                    ],
                  },
                }
              : { name: nameOf(key), value: item },
        ),
        ...cut(own.left),
      ];
    case "object":
      return [...own.fields.map(([name, field]): Child => ({ name, value: field })), ...cut(own.left)];
    default:
      return undefined;
  }
}

function holder(open: boolean, brackets: string, type: string, count: number): Head {
  const [start = "", end = ""] = brackets;
  const before = type === "" ? "" : `${type} `;
  if (count === 0) return { text: `${before}${brackets}`, kind: "quiet", end: "" };
  const note = open ? undefined : `${count} ${count === 1 ? "item" : "items"}`;
  return { text: `${before}${start}${open ? "" : `…${end}`}`, kind: "quiet", note, end };
}

/** The row of a value. */
export function headOf(value: Plain, open: boolean): Head {
  if (value === null) return { text: "null", kind: "word", end: "" };
  if (typeof value === "string") return { text: JSON.stringify(value), kind: "string", end: "" };
  if (typeof value === "number") return { text: String(value), kind: "number", end: "" };
  if (typeof value === "boolean") return { text: String(value), kind: "word", end: "" };
  if (Array.isArray(value)) return holder(open, "[]", "", value.length);
  const own = special(value);
  return own ? headOfSpecial(own, open) : holder(open, "{}", "", Object.keys(value).length);
}

function headOfSpecial(own: Special, open: boolean): Head {
  switch (own.$) {
    case "bigint":
      return { text: `${own.text}n`, kind: "number", end: "" };
    case "number":
      return { text: own.text, kind: "number", end: "" };
    case "undefined":
      return { text: "undefined", kind: "word", end: "" };
    case "hole":
      return { text: "empty", kind: "quiet", end: "" };
    case "date":
      return { text: own.text, kind: "type", note: "Date", end: "" };
    case "regexp":
    case "text":
      return { text: own.text, kind: "type", end: "" };
    case "symbol":
      return { text: own.text, kind: "word", end: "" };
    case "function":
      return { text: `ƒ ${own.text}`, kind: "type", end: "" };
    case "cycle":
      return { text: `↑ ${own.to}`, kind: "quiet", note: "refers to itself", end: "" };
    case "cut":
      return { text: `${own.left} more`, kind: "quiet", note: "not shown: the value is too large", end: "" };
    case "error":
      return { text: `${own.name}: ${own.message}`, kind: "type", end: "" };
    case "bytes":
      return {
        text: `${own.type}(${own.length})`,
        kind: "type",
        note: own.start === "" ? undefined : `${own.start}${own.length > 16 ? " …" : ""}`,
        end: "",
      };
    case "array":
      return holder(open, "[]", `${own.type ?? "Array"}(${own.items.length})`, own.items.length);
    case "set":
      return holder(open, "{}", `${own.type ?? "Set"}(${own.items.length})`, own.items.length);
    case "map":
      return holder(open, "{}", `${own.type ?? "Map"}(${own.entries.length + (own.left ?? 0)})`, own.entries.length);
    case "object":
      return own.type === "" ? holder(open, "[]", "", own.fields.length) : holder(open, "{}", own.type ?? "", own.fields.length);
  }
}
