import { expect, test } from "vitest";
import { roots } from "../core/delta/tree.js";
import { op } from "../core/protocol/forward-message.js";
import { createOutbox } from "./outbox.js";
import { createTreeStore } from "./tree-store.js";
import { describeUnsent } from "./unsent.js";
import { createWidgetStore } from "./widget-store.js";

test("what was entered is told by its labels; passwords, empty texts and clicks are not", () => {
  const outbox = createOutbox();
  const tree = createTreeStore({ nextFrame: setTimeout });
  const widgets = createWidgetStore(outbox, tree);
  const field = (id: number, label: string, more: object = {}) =>
    [op.insert, 10 + id, roots.main, 0, "textInput", { id, label, value: "", ...more }] as const;
  tree.apply([field(1, "**Name**"), field(2, "Password", { kind: "password" }), field(3, "Note"), field(4, "Go")]);
  widgets.setValue(1, "Ada", { quiet: true });
  widgets.setValue(2, "hunter2", { quiet: true });
  widgets.setValue(3, "", { form: 9 });
  widgets.fire(4, true);
  widgets.setValue(3, "draft", { form: 9 });
  expect(describeUnsent(widgets, outbox, tree)).toEqual([
    { label: "Name", value: "Ada" },
    { label: "Note", value: "draft" },
  ]);
});
