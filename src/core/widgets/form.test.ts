import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("[B-066] a plain button in a form is refused with what to use instead", async () => {
  const app = await AppTest.fromFunction((st) => st.form("f", () => st.button("Go"))).run();
  expect(app.exceptions[0]?.error).toMatchObject({ code: "MR_FORM_FORBIDDEN_ELEMENT" });
  expect(app.exceptions[0]?.error.message).toContain("only st.formSubmitButton");
});

test("[B-066] a callback on a field in a form is refused, on the submit button it is right", async () => {
  const refused = await AppTest.fromFunction((st) => st.form("f", () => st.checkbox("a", { onChange: () => {} }))).run();
  expect(refused.exceptions[0]?.error.code).toBe("MR_FORM_FORBIDDEN_ELEMENT");
  const seen: unknown[] = [];
  const app = await AppTest.fromFunction((st) => {
    st.form("f", () => {
      st.checkbox("a", { key: "a" });
      st.formSubmitButton("Send", { onClick: () => seen.push(st.sessionState.a) });
    });
  }).run();
  app.checkbox("a").setValue(true);
  await app.formSubmitButton("Send").click().run();
  expect(seen).toEqual([true]);
});

test("[B-066] a submit button outside a form and a form in a form are refused", async () => {
  const outside = await AppTest.fromFunction((st) => st.formSubmitButton("Go")).run();
  expect(outside.exceptions[0]?.error.code).toBe("MR_FORM_SUBMIT_OUTSIDE");
  const nested = await AppTest.fromFunction((st) => st.form("a", () => st.container().form("b"))).run();
  expect(nested.exceptions[0]?.error.code).toBe("MR_FORM_NESTED");
});

test("a widget that is written out of the form from inside its callback is no member of it", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.form("f", () => {
      st.sidebar.button("Outside");
      st.formSubmitButton();
    });
  }).run();
  expect(app.exceptions).toEqual([]);
});
