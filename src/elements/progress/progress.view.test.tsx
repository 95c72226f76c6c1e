// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { ProgressView } from "./progress.view.js";

afterEach(cleanup);

test("it is a progress bar with a name and a value", () => {
  render(<ProgressView node={5} props={{ value: 3, max: 8, text: "**3** of 8" }} />);
  const bar = screen.getByRole("progressbar", { name: "3 of 8" });
  expect(bar.getAttribute("aria-valuenow")).toBe("3");
  expect(bar.getAttribute("aria-valuemax")).toBe("8");
  expect(bar.getAttribute("aria-valuetext")).toBe("38 %");
  expect((bar.firstElementChild as HTMLElement).style.inlineSize).toBe("37.5%");
});

test("without a text it still has a name", () => {
  render(<ProgressView node={5} props={{ value: 0.5 }} />);
  expect(screen.getByRole("progressbar", { name: "Progress" })).not.toBeNull();
});
