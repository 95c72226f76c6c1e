import { expect, expectTypeOf, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("line breaks are kept; null only where it begins as null", async () => {
  const app = await AppTest.fromFunction((st) => {
    const notes = st.textArea("Notes", { default: "a\nb" });
    const more = st.textArea("More", { value: null });
    expectTypeOf(notes).toEqualTypeOf<string>();
    expectTypeOf(more).toEqualTypeOf<string | null>();
    st.text(JSON.stringify([notes, more]));
  }).run();
  expect(app.text(0).props.body).toBe('["a\\nb",null]');
  await app.textArea("Notes").setValue("x\r\ny\n").run();
  expect(app.text(0).props.body).toBe('["x\\r\\ny\\n",null]');
});

test.each([[7], [null], [["a"]], ["abcd"]])("%j from the wire is refused", async (raw) => {
  const app = await AppTest.fromFunction((st) => st.text(st.textArea("Notes", { maxChars: 3, value: "ab" }))).run();
  await app
    .textArea("Notes")
    .setValue(raw as never)
    .run();
  expect(app.text(0).props.body).toBe("ab");
});

test("a height that does not exist is refused", async () => {
  const app = await AppTest.fromFunction((st) => st.textArea("Notes", { height: "tall" as never })).run();
  expect(app.exceptions[0]?.error.message).toContain('height is "tall"');
});
