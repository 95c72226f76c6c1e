// @vitest-environment happy-dom
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import { CaptionView } from "./caption.view.js";

test("[B-107] a caption is dedented markdown with the options of a text", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.caption(`
      first line
      **second** line`);
    st.caption("x", { help: "why", textAlignment: "center", width: 300, unsafeAllowHtml: true });
  }).run();
  expect(app.caption(0).props).toEqual({ body: "first line\n**second** line" });
  expect(app.caption(1).props).toEqual({ body: "x", html: true, help: "why", align: "center", width: 300 });
});

test("a width that does not exist is refused and leaves the page standing", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.text("above");
    st.caption("x", { width: -5 as never });
  }).run();
  expect(app.exceptions[0]?.error.code).toBe("MR_OPTION_INVALID");
  expect(app.text().props.body).toBe("above");
});

test("[B-114] markup is drawn, tags are text", () => {
  const { container, getByTestId } = render(<CaptionView node={5} props={{ body: "**bold** and <b>not</b>" }} />);
  expect(getByTestId("stCaptionContainer").textContent).toContain("<b>not</b>");
  expect(container.querySelector("b")).toBeNull();
});
