import { expect, expectTypeOf, test } from "vitest";
import type { Container } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";

test("[B-065] handle and callback write into the form; one submit brings all values", async () => {
  const app = await AppTest.fromFunction((st) => {
    const form = st.form("a");
    expectTypeOf(form).toEqualTypeOf<Container>();
    const name = form.textInput("Name");
    const agreed = form.checkbox("Agree");
    const sent = form.formSubmitButton();
    st.text(JSON.stringify([name, agreed, sent]));
  }).run();
  app.textInput("Name").setValue("Ada");
  app.checkbox("Agree").setValue(true);
  await app.formSubmitButton("Submit").click().run();
  expect(app.runs).toBe(2);
  expect(app.text(0).props.body).toBe('["Ada",true,true]');
  await app.run();
  expect(app.text(0).props.body).toBe('["Ada",true,false]');
});

test("an async callback is awaited and its elements stand in the form", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    const form = st.form("a", async (inner) => {
      expectTypeOf(inner).toEqualTypeOf<Container>();
      await Promise.resolve();
      st.text("inside");
      st.formSubmitButton();
    });
    expectTypeOf(form).toEqualTypeOf<Promise<Container>>();
    (await form).text("too");
    st.text("outside");
  }).run();
  expect(app.form(0).children.map((child) => child.type)).toEqual(["text", "formSubmitButton", "text"]);
  expect(app.root("main").map((child) => child.type)).toEqual(["form", "text"]);
});

test("[B-067] clearOnSubmit: the run of the submit sees the values, later ones the defaults", async () => {
  const seen: string[] = [];
  const app = await AppTest.fromFunction((st) => {
    st.form("a", { clearOnSubmit: true }, () => {
      const text = st.textInput("Text", { default: "start" });
      seen.push(`${text} ${st.formSubmitButton("Send")}`);
    });
  }).run();
  app.textInput("Text").setValue("typed");
  await app.formSubmitButton("Send").click().run();
  expect(app.textInput("Text").value).toBe("start");
  await app.run();
  expect(seen).toEqual(["start false", "typed true", "start false"]);
});

test("[B-068] two forms with one key, and two submit buttons with one label, are refused", async () => {
  const forms = await AppTest.fromFunction((st) => {
    st.form("a", () => st.formSubmitButton());
    st.form("a");
  }).run();
  expect(forms.exceptions[0]?.error.code).toBe("MR_WIDGET_DUPLICATE_KEY");
  const buttons = await AppTest.fromFunction((st) => {
    const form = st.form("a");
    form.formSubmitButton("Send");
    form.formSubmitButton("Send");
  }).run();
  expect(buttons.exceptions[0]?.error.code).toBe("MR_WIDGET_DUPLICATE_KEY");
});

test("[B-068] a submit button is named after its form and label", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.form("a").formSubmitButton("Send");
    st.form("b").formSubmitButton("Send");
  }).run();
  expect(app.all("formSubmitButton").map((button) => button.props.key)).toEqual(["FormSubmitter:a-Send", "FormSubmitter:b-Send"]);
});

test.each([[""], [7], [undefined]])("the key %j is refused", async (key) => {
  const app = await AppTest.fromFunction((st) => st.form(key as string)).run();
  expect(app.exceptions[0]?.error.message).toContain("the key is");
});
