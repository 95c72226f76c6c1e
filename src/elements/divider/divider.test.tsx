// @vitest-environment happy-dom
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import { DividerView } from "./divider.view.js";

test("a divider takes a width in pixels, and nothing else", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.divider();
    st.divider({ width: 120, key: "line" });
    st.divider({ width: 0 });
  }).run();
  expect(app.all("divider").map(({ props }) => props)).toEqual([{}, { width: 120, key: "line" }]);
  expect(app.exceptions[0]?.error.code).toBe("MR_OPTION_INVALID");
});

test("it is a separator for assistive technology", () => {
  const { container } = render(<DividerView />);
  expect(container.querySelector("hr, [role=separator]")).not.toBeNull();
});
