import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("several submit buttons tell which of them was pressed", async () => {
  const app = await AppTest.fromFunction((st) => {
    const form = st.form("a");
    const [save, send] = [form.formSubmitButton("Save"), form.formSubmitButton("Send", { type: "primary" })];
    st.text(`${save} ${send}`);
  }).run();
  await app.formSubmitButton("Send").click().run();
  expect(app.text(0).props.body).toBe("false true");
  await app.formSubmitButton("Save").click().run();
  expect(app.text(0).props.body).toBe("true false");
});

test("the callback sees the submitted values", async () => {
  const seen: unknown[] = [];
  const app = await AppTest.fromFunction((st) => {
    const form = st.form("a");
    form.textInput("Name", { key: "name" });
    form.formSubmitButton("Send", { onClick: () => seen.push(st.sessionState.name) });
  }).run();
  app.textInput("Name").setValue("Ada");
  await app.formSubmitButton("Send").click().run();
  expect(seen).toEqual(["Ada"]);
});
