// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";

afterEach(cleanup);

test("weights are parts of the whole, the gap is a named size", async () => {
  const column = { type: "column", props: { border: true } } as const;
  await mount({ type: "columns", props: { weights: [0.2, 0.6], gap: "large", align: "center" }, children: [column, column] });
  const { style } = screen.getByTestId("stHorizontalBlock");
  expect(style.getPropertyValue("--columns")).toBe("minmax(0, 25fr) minmax(0, 75fr)");
  expect(style.getPropertyValue("--column-gap")).toBe("64px");
  expect(screen.getAllByTestId("stColumn")).toHaveLength(2);
});

test("[B-082] a container without border and content is not drawn, one with a height is, and can be scrolled by keyboard", async () => {
  const { container } = await mount({ type: "container", props: {} }, { type: "container", props: { height: 80 } });
  const [empty, tall] = container.querySelectorAll("[data-testid=stLayoutWrapper]");
  expect(empty?.childNodes).toHaveLength(0);
  expect(tall?.firstElementChild?.getAttribute("tabindex")).toBe("0");
});
