import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("[B-125] it shows an error of the script's own, and the script goes on", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.exception(new RangeError("too much", { cause: new Error("because") }), { key: "e", width: 300 });
    st.text("after");
  }).run();
  expect(app.exception("e").props).toMatchObject({
    width: 300,
    error: { name: "RangeError", message: "too much", cause: { message: "because" } },
  });
  expect(app.text().props.body).toBe("after");
});

test("what is thrown need not be an Error", async () => {
  const app = await AppTest.fromFunction((st) => {
    for (const thrown of ["a text", 42, null, undefined, { code: 1 }]) st.exception(thrown);
  }).run();
  expect(app.exceptions.map(({ error }) => error.message)).toEqual(["a text", "42", "null", "undefined", "[object Object]"]);
});

test("[B-126] an uncaught error stands where the script stopped, what follows is taken away", async () => {
  let fail = false;
  const app = await AppTest.fromFunction((st) => {
    st.text("before");
    if (fail) throw new Error("no luck");
    st.text("after");
  }).run();
  fail = true;
  await app.run();
  expect(app.root("main").map(({ type }) => type)).toEqual(["text", "exception"]);
});
