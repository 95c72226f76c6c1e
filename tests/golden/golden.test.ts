/**
 * A case is a folder: `app.ts`, `steps.json` (what a person does, by label) and `messages.json`: every message that the
 * server sends, in order. A new case needs no code; run with UPDATE_GOLDEN=1 to write its messages, then read them.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ElementType, Json } from "../../src/core/element/element-props.js";
import { AppTest } from "../../src/testing/app-test.js";

/** `["button", "Add", true]`: the widget and its new value; `[]`: run again. */
type Step = [] | [type: ElementType, label: string, value: Json];

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && existsSync(join(here, entry.name, "app.ts")),
);

for (const { name } of cases) {
  test(`golden: ${name.replaceAll("-", " ")}`, async () => {
    const folder = join(here, name);
    const steps = JSON.parse(readFileSync(join(folder, "steps.json"), "utf8")) as Step[];
    const app = await AppTest.fromFile(join(folder, "app.ts")).run();
    const messages: Message[] = [{ step: "open", frames: app.wire.splice(0).map(readable) }];
    for (const [type, label, value] of steps) {
      if (type !== undefined) {
        const widget = app.find(type, label) as unknown as { setValue(value: Json): void };
        widget.setValue(value as Json);
      }
      await app.run();
      messages.push({
        step: type === undefined ? "run again" : `${type} ${label} = ${JSON.stringify(value)}`,
        frames: app.wire.splice(0).map(readable),
      });
    }
    const file = join(folder, "messages.json");
    const text = layOut(messages);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(file, "utf8")));
    expect(app.exceptions).toEqual([]);
  });
}

interface Message {
  step: string;
  frames: unknown[];
}

/** One line a frame, so that a change is a readable difference. */
function layOut(messages: readonly Message[]): string {
  const steps = messages.map(
    ({ step, frames }) =>
      ` { "step": ${JSON.stringify(step)}, "frames": [${frames.map((frame) => `\n  ${JSON.stringify(frame)}`).join(",")}\n ] }`,
  );
  return `[\n${steps.join(",\n")}\n]\n`;
}

/** A frame as its operations; the short form of an append stays as it is. */
function readable(frame: string): unknown {
  return frame.startsWith("+") ? frame : JSON.parse(frame);
}
