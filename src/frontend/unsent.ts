import type { Json } from "../core/element/element-props.js";
import type { Outbox } from "./outbox.js";
import { plainText } from "./parts/plain-text.js";
import type { TreeStore } from "./tree-store.js";
import type { WidgetStore } from "./widget-store.js";

function describe(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What a person entered and the server never applied, with the labels it was entered under; without passwords and empty texts. */
export function describeUnsent(widgets: WidgetStore, outbox: Outbox, tree: TreeStore): { label: string; value: string }[] {
  const values = new Map<number, Json>();
  for (const event of outbox.after(0)) {
    for (const [id, value] of Object.entries(event.values)) if (Number(id) !== event.trigger) values.set(Number(id), value);
  }
  for (const [id, value] of widgets.held()) values.set(id, value);
  const lines: { label: string; value: string }[] = [];
  for (const [id, value] of values) {
    const { label, kind } = tree.widgetNode(id)?.props ?? {};
    if (typeof label === "string" && kind !== "password" && value !== null && value !== "")
      lines.push({ label: plainText(label), value: describe(value) });
  }
  return lines;
}
