import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("[B-107] what is shown is dedented; absent options are absent", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.markdown(`
      # A

      - b
        - c
    `);
    st.markdown("x", { unsafeAllowHtml: true, anchors: false, help: "h", textAlignment: "right", wrap: false, key: "k" });
    st.caption(5);
    st.divider();
  }).run();
  expect(app.markdown(0).props).toEqual({ body: "# A\n\n- b\n  - c" });
  expect(app.markdown(1).props).toEqual({ body: "x", html: true, anchors: false, help: "h", align: "right", nowrap: true, key: "k" });
  expect(app.caption(0).props).toEqual({ body: "5" });
  expect(app.divider(0).props).toEqual({});
});

test("a handle appends to the text, changes it and takes it away", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.markdown("a").append(" **b**");
    st.markdown("c").update({ body: "d" });
    st.markdown("e").empty();
  }).run();
  expect(app.all("markdown").map(({ props }) => props.body)).toEqual(["a **b**", "d"]);
});
