import { expect, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";

async function errorOf(script: (st: St) => void) {
  return (await AppTest.fromFunction(script).run()).exceptions[0]?.error;
}

test("four commands, one element", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.success("Saved");
    st.info(42, { title: "The answer", icon: "💡", width: 300, key: "answer" });
    st.warning("Careful", { icon: ":material/warning:" });
    st.error(new Error("no file"));
  }).run();
  expect(app.all("alert").map(({ props }) => props)).toEqual([
    { kind: "success", body: "Saved" },
    { kind: "info", body: "42", title: "The answer", icon: "💡", width: 300, key: "answer" },
    { kind: "warning", body: "Careful", icon: ":material/warning:" },
    { kind: "error", body: "Error: no file" },
  ]);
});

test("[B-124] an icon is one emoji or a Material symbol", async () => {
  const app = await AppTest.fromFunction((st) => {
    for (const icon of ["✅", "⚠", "⚠️", "👩🏽‍🚀", "🇩🇪", ":material/check_circle:"]) st.info("ok", { icon });
  }).run();
  expect(app.exceptions).toEqual([]);
  for (const icon of [":smile:", "https://example.org/icon.png", "x", "✅✅", "", ":material/Check:"]) {
    expect((await errorOf((st) => void st.warning("no", { icon })))?.message).toBe(`st.warning(): icon is "${icon}".`);
  }
  expect((await errorOf((st) => void st.info("no", { icon: ":rocket:" })))?.hint).toContain(":material/rocket:");
});

test("the handle changes and removes it", async () => {
  const app = await AppTest.fromFunction((st) => {
    const box = st.info("Working");
    box.update({ kind: "success", body: "Done" });
    st.info("gone").empty();
  }).run();
  expect(app.all("alert").map(({ props }) => props)).toEqual([{ kind: "success", body: "Done" }]);
});
