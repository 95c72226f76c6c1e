import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("[B-045] true in the one run that the click caused", async () => {
  const app = await AppTest.fromFunction((st) => st.text(String(st.button("Go")))).run();
  expect(app.text(0).props.body).toBe("false");
  await app.button("Go").click().run();
  expect(app.text(0).props.body).toBe("true");
  await app.run();
  expect(app.text(0).props.body).toBe("false");
});

test("the callback is called before the script, once for a click", async () => {
  const order: string[] = [];
  const app = await AppTest.fromFunction((st) => {
    st.button("Go", { onClick: () => order.push("callback") });
    order.push("script");
  }).run();
  await app.button("Go").click().run();
  expect(order).toEqual(["script", "callback", "script"]);
});

test("[B-012] 2,000 clicks, each followed at once by a typed text: none is lost", { timeout: 60_000 }, async () => {
  let clicks = 0;
  const texts = new Set<string>();
  const app = await AppTest.fromFunction(
    async (st) => {
      if (st.button("Count")) clicks++;
      texts.add(st.textInput("Text"));
      await Promise.resolve();
    },
    { timeout: 30 },
  ).run();
  for (let n = 1; n <= 2_000; n++) {
    await app.button("Count").click().send();
    await app.textInput("Text").setValue(`text ${n}`).send();
  }
  await app.settled();
  expect(clicks).toBe(2_000);
  expect(app.textInput("Text").value).toBe("text 2000");
  expect(texts.has("text 2000")).toBe(true);
});

test.each([[1], ["true"], [{}], [null], [[true]]])("a click that is %j is refused and changes nothing", async (raw) => {
  const app = await AppTest.fromFunction((st) => st.text(String(st.button("Go")))).run();
  await app
    .button("Go")
    .setValue(raw as never)
    .run();
  expect(app.text(0).props.body).toBe("false");
  expect(app.log.join()).toContain("MR_WIDGET_VALUE_REFUSED");
});

test("[B-042] a click cannot be set through session state", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.button("Go", { key: "go" });
    st.sessionState.go = true;
  }).run();
  expect(app.exceptions[0]?.error.code).toBe("MR_STATE_READ_ONLY");
});

test.each([
  [{ type: "loud" }, "type is"],
  [{ shortcut: "Hyper+K" }, "shortcut is"],
  [{ icon: "rocket" }, "icon is"],
  [{ iconPosition: "top" }, "iconPosition is"],
  [{ width: -1 }, "width is"],
])("the option %j is refused", async (options, text) => {
  const app = await AppTest.fromFunction((st) => st.button("Go", options as never)).run();
  expect(app.exceptions[0]?.error.message).toContain(text);
});

test("only what differs from the default travels", async () => {
  const app = await AppTest.fromFunction((st) => st.button("Go")).run();
  expect(app.button("Go").props).toEqual({ id: 1, label: "Go", value: false, width: "content" });
});
