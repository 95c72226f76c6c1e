import { expect, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";

async function errorOf(script: (st: St) => void) {
  return (await AppTest.fromFunction(script).run()).exceptions[0]?.error;
}

test("[B-094] short is 4 s, long is 10 s, infinite stays, numbers are seconds", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.toast("short");
    st.toast("long", { duration: "long", icon: "🎉" });
    st.toast("for ever", { duration: "infinite" });
    st.toast("own", { duration: 2.5 });
  }).run();
  expect(app.toasts).toEqual([
    { id: 1, body: "short", seconds: 4 },
    { id: 2, body: "long", seconds: 10, icon: "🎉" },
    { id: 3, body: "for ever" },
    { id: 4, body: "own", seconds: 2.5 },
  ]);
});

test("[B-094] it is an event: a rerun that does not call it shows none, an equal call shows another", async () => {
  const app = await AppTest.fromFunction((st) => {
    if (st.button("Save")) st.toast("Saved");
  }).run();
  await app.button().click().run();
  await app.run();
  await app.button().click().run();
  expect(app.toasts.map(({ id, body }) => [id, body])).toEqual([
    [1, "Saved"],
    [2, "Saved"],
  ]);
  expect(app.root("main").map(({ type }) => type)).toEqual(["button"]);
});

test("[B-094] an empty body and wrong durations are refused", async () => {
  expect((await errorOf((st) => st.toast("  ")))?.message).toBe("st.toast(): the body is empty.");
  expect((await errorOf((st) => st.toast(undefined)))?.message).toContain("empty");
  for (const duration of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, "medium", "constructor"]) {
    expect((await errorOf((st) => st.toast("x", { duration: duration as 1 })))?.code).toBe("MR_OPTION_INVALID");
  }
});
