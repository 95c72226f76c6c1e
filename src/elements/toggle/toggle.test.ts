import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("a toggle can be set through session state and refuses what is no boolean", async () => {
  let value: unknown = true;
  const app = await AppTest.fromFunction((st) => {
    st.sessionState.live = value as never;
    st.text(String(st.toggle("Live", { key: "live" })));
  }).run();
  expect(app.text(0).props.body).toBe("true");
  value = "on";
  await app.run();
  expect(app.exceptions[0]?.error.message).toContain('st.sessionState["live"] = "on"');
});
