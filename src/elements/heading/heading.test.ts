import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import type { HeadingOptions, HeadingProps } from "./heading.js";

async function shown(body: unknown, options?: HeadingOptions): Promise<HeadingProps> {
  const app = await AppTest.fromFunction((st) => st.header(body as string, options)).run();
  if (app.exceptions.length > 0) throw new Error(app.exceptions[0]?.error.message);
  return app.heading(0).props;
}

test("three commands, three ranks; a heading is one line", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.title("  One\n two ");
    st.header("H");
    st.subheader(3);
  }).run();
  expect(app.all("heading").map(({ props }) => [props.level, props.body])).toEqual([
    [1, "One two"],
    [2, "H"],
    [3, "3"],
  ]);
});

test("[B-111] its own anchor, or none", async () => {
  expect((await shown("a")).anchor).toBeUndefined();
  expect((await shown("a", { anchor: "my-a" })).anchor).toBe("my-a");
  expect((await shown("a", { anchor: false })).anchor).toBe(false);
  await expect(shown("a", { anchor: "two words" })).rejects.toThrow('anchor is "two words"');
});

test("divider: a colour, or the next one in turn", async () => {
  expect((await shown("a", { divider: "red" })).divider).toBe("red");
  expect((await shown("a", { divider: false })).divider).toBeUndefined();
  await expect(shown("a", { divider: "pink" as never })).rejects.toThrow('divider is "pink"');
  const app = await AppTest.fromFunction((st) => {
    for (const name of ["a", "b", "c"]) st.subheader(name, { divider: true });
  });
  const first = (await app.run()).all("heading").map(({ props }) => props.divider);
  expect(new Set(first).size).toBe(3);
  expect((await app.run()).all("heading").map(({ props }) => props.divider)).toEqual(first);
});

test("icon, help, alignment and line breaks", async () => {
  expect(await shown("a", { icon: "🚀", help: "h", textAlignment: "center", wrap: false, width: "content" })).toEqual({
    level: 2,
    body: "a",
    icon: "🚀",
    help: "h",
    align: "center",
    nowrap: true,
    width: "content",
  });
  await expect(shown("a", { icon: "rocket" })).rejects.toThrow("icon is");
  await expect(shown("a", { textAlignment: "middle" as never })).rejects.toThrow("textAlignment is");
});
