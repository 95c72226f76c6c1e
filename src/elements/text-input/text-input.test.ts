import { expect, expectTypeOf, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("the text is never null, unless it begins as null", async () => {
  const app = await AppTest.fromFunction((st) => {
    const name = st.textInput("Name");
    const nick = st.textInput("Nick", { value: null });
    const age = st.textInput("Age", { value: 42 });
    expectTypeOf(name).toEqualTypeOf<string>();
    expectTypeOf(nick).toEqualTypeOf<string | null>();
    expectTypeOf(age).toEqualTypeOf<string>();
    st.text(JSON.stringify([name, nick, age]));
  }).run();
  expect(app.text(0).props.body).toBe('["",null,"42"]');
  app.textInput("Name").setValue("Ada");
  await app.textInput("Nick").setValue("A").run();
  expect(app.text(0).props.body).toBe('["Ada","A","42"]');
  await app.textInput("Nick").setValue(null).run();
  expect(app.text(0).props.body).toBe('["Ada",null,"42"]');
});

test("[B-032] what was typed outlives a changed label, placeholder, help and default", async () => {
  let text = "a";
  const app = await AppTest.fromFunction((st) =>
    st.text(st.textInput(text, { key: "t", placeholder: text, help: text, default: text })),
  ).run();
  await app.textInput("a").setValue("typed").run();
  text = "b";
  await app.run();
  expect(app.text(0).props.body).toBe("typed");
});

test.each([
  ["a number", 5, {}],
  ["null where none can be", null, {}],
  ["an object", { toString: "x" }, {}],
  ["too long", "abcdef", { maxChars: 5 }],
  ["not of the pattern", "xyz", { validate: "^[a-c]*$" }],
  ["no email address", "ada", { type: "email" }],
  ["empty where required", "", { required: true, value: "Ada" }],
] as const)("[B-029] %s is refused and the session goes on", async (_, raw, options) => {
  const app = await AppTest.fromFunction((st) => st.text(st.textInput("T", options as object))).run();
  const before = app.text(0).props.body;
  await app
    .textInput("T")
    .setValue(raw as never)
    .run();
  expect(app.text(0).props.body).toBe(before);
  expect(app.exceptions).toEqual([]);
  const fine = "type" in options ? "ada@example.com" : "abc";
  await app.textInput("T").setValue(fine).run();
  expect(app.text(0).props.body).toBe(fine);
});

test("validate may be a text, an expression, or either with a message", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.textInput("a", { validate: "^a" });
    st.textInput("b", { validate: /^b/gi });
    st.textInput("c", { validate: [/^c/, "Begin with c."] });
  }).run();
  expect(app.textInput("a").props).toMatchObject({ pattern: ["^a", ""] });
  expect(app.textInput("b").props).toMatchObject({ pattern: ["^b", "i"] });
  expect(app.textInput("c").props).toMatchObject({ pattern: ["^c", ""], message: "Begin with c." });
});

test("live says after how many milliseconds", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.textInput("a", { live: true });
    st.textInput("b", { live: "1s" });
    st.textInput("c");
  }).run();
  expect(["a", "b", "c"].map((label) => app.textInput(label).props.live)).toEqual([300, 1000, undefined]);
});

test.each([
  [{ type: "colour" }, 'type is "colour"'],
  [{ validate: "(" }, "no regular expression"],
  [{ maxChars: 0 }, "maxChars is 0"],
  [{ maxChars: 2, value: "abc" }, "value has 3 characters"],
  [{ value: "a", default: "b" }, "both given"],
  [{ live: "soon" }, "not a duration"],
])("the option %j is refused", async (options, text) => {
  const app = await AppTest.fromFunction((st) => st.textInput("T", options as never)).run();
  expect(app.exceptions[0]?.error.message).toContain(text);
});
