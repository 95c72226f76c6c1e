import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("[B-120] a text is shown as it is, anything else by its text", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.text("  *a*\n  b ");
    st.text(5);
    st.text(new Date(0));
    st.text(Object.assign({}, { a: 1 }));
    st.text("x", { help: "h", textAlignment: "justify", wrap: false, width: 200 });
  }).run();
  expect(app.all("text").map(({ props }) => props.body)).toEqual(["  *a*\n  b ", "5", "1970-01-01T00:00:00.000Z", '{"a":1}', "x"]);
  expect(app.text(4).props).toEqual({ body: "x", help: "h", align: "justify", nowrap: true, width: 200 });
});

test("an alignment that does not exist is refused with those that do", async () => {
  const app = await AppTest.fromFunction((st) => st.text("x", { textAlignment: "middle" as never })).run();
  expect(app.exceptions[0]?.error).toMatchObject({ code: "MR_OPTION_INVALID", hint: 'Use "left", "center", "right" or "justify".' });
});
