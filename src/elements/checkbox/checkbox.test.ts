import { expect, expectTypeOf, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test.each(["checkbox", "toggle"] as const)("%s: value, default and what the person does", async (type) => {
  let value = true;
  const app = await AppTest.fromFunction((st) => {
    const on = st[type]("On", { value });
    expectTypeOf(on).toEqualTypeOf<boolean>();
    st.text(String(on));
  }).run();
  expect(app.text(0).props.body).toBe("true");
  await app[type]("On").setValue(false).run();
  expect(app.text(0).props.body).toBe("false");
  await app.run();
  expect(app.text(0).props.body).toBe("false");
  value = false;
  await app.run();
  value = true;
  await app.run();
  expect(app.text(0).props.body).toBe("true");
});

test("[B-032] a changed label, help or default keeps the value", async () => {
  let label = "One";
  const app = await AppTest.fromFunction((st) =>
    st.text(String(st.checkbox(label, { default: label === "Two", help: label, key: "c" }))),
  ).run();
  await app.checkbox("One").setValue(true).run();
  label = "Two";
  await app.run();
  label = "Three";
  await app.run();
  expect(app.text(0).props.body).toBe("true");
});

test.each([[1], ["true"], [null], [[]], [{ valueOf: 1 }]])("%j from the wire is refused", async (raw) => {
  const app = await AppTest.fromFunction((st) => st.text(String(st.checkbox("On")))).run();
  await app
    .checkbox("On")
    .setValue(raw as never)
    .run();
  expect(app.text(0).props.body).toBe("false");
  expect(app.checkbox("On").value).toBe(false);
});

test("[B-046] a disabled box ignores the browser", async () => {
  let disabled = false;
  const app = await AppTest.fromFunction((st) => st.text(String(st.checkbox("On", { disabled })))).run();
  const enabled = app.checkbox("On");
  disabled = true;
  await app.run();
  await enabled.setValue(true).run();
  expect(app.text(0).props.body).toBe("false");
});

test.each([
  [{ value: "yes" }, 'value is "yes"'],
  [{ value: true, default: false }, "both given"],
  [{ labelVisibility: "gone" }, 'labelVisibility is "gone"'],
  [{ onChange: "later" }, 'onChange is "later"'],
  [{ persistState: "ever" }, 'persistState is "ever"'],
])("the option %j is refused", async (options, text) => {
  const app = await AppTest.fromFunction((st) => st.checkbox("On", options as never)).run();
  expect(app.exceptions[0]?.error.message).toContain(text);
});
