// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { AlertView } from "./alert.view.js";

afterEach(cleanup);

test("errors and warnings interrupt, the others wait their turn", () => {
  for (const [kind, role] of [
    ["error", "alert"],
    ["warning", "alert"],
    ["info", "status"],
    ["success", "status"],
  ] as const) {
    render(<AlertView node={5} props={{ kind, body: "words" }} />);
    expect(screen.getByRole(role).getAttribute("data-kind")).toBe(kind);
    cleanup();
  }
});

test("the kind is never told by the colour alone", () => {
  render(<AlertView node={5} props={{ kind: "warning", body: "Mind the gap", title: "Stop" }} />);
  expect(screen.getByRole("img", { name: "Warning" })).not.toBeNull();
  expect(screen.getByTestId("stAlertTitle").textContent).toBe("Stop");
  cleanup();
  render(<AlertView node={5} props={{ kind: "error", body: "No", icon: "🚨" }} />);
  expect(screen.getByRole("img", { name: "Error" }).textContent).toBe("🚨");
});
