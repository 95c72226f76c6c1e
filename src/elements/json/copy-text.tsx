import type { Plain, Special } from "./plain-form.js";

/** The value as JSON for other programs: what JSON has no form for becomes the nearest thing that it has one for. */
export function copyText(value: Plain): string {
  return JSON.stringify(toJson(value), null, 2) ?? "null";
}

function toJson(value: Plain): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(toJson);
  const own = value as Special;
  switch (typeof own.$ === "string" ? own.$ : "") {
    case "":
      return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, toJson(field as Plain)]));
    case "undefined":
    case "hole":
      return null;
    case "array":
    case "set":
      return (own as { items: Plain[] }).items.map(toJson);
    case "map": {
      const { entries } = own as { entries: [Plain, Plain][] };
      if (entries.every(([key]) => typeof key === "string")) return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item)]));
      return entries.map(([key, item]) => [toJson(key), toJson(item)]);
    }
    case "object":
      return Object.fromEntries((own as { fields: [string, Plain][] }).fields.map(([name, field]) => [name, toJson(field)]));
    case "cycle":
      return `[circular: ${(own as { to: string }).to}]`;
    case "cut":
      return `[${(own as { left: number }).left} more]`;
    case "error":
      return `${(own as { name: string }).name}: ${(own as { message: string }).message}`;
    case "bytes":
      return `[${(own as { length: number }).length} bytes]`;
    default:
      return (own as { text: string }).text;
  }
}
