// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";
import "./status.view.js";
import type { StatusProps } from "./status.js";

afterEach(cleanup);

const show = (props: Partial<StatusProps> = {}) =>
  mount({
    type: "status",
    props: { label: "Import", state: "running", ...props },
    children: [{ type: "progress", props: { value: 0 } }],
  });
const open = () => screen.getByRole("button").getAttribute("aria-expanded") === "true";

test("its state is an icon and a word for screen readers", async () => {
  const { frame } = await show();
  expect(screen.getByTestId("stExpanderIconSpinner")).not.toBeNull();
  expect(screen.getByText("Import: Running").getAttribute("role")).toBe("status");
  await frame([[3, 5, "state", "complete"]]);
  expect(screen.getByTestId("stExpanderIconCheck")).not.toBeNull();
  await frame([[3, 5, "state", "error", "label", "Import failed"]]);
  expect(screen.getByTestId("stExpanderIconError")).not.toBeNull();
  expect(screen.getByText("Import failed: Failed")).not.toBeNull();
});

test("[B-092] the person's choice holds until the script says something else", async () => {
  const { frame } = await show({ open: true });
  expect(open()).toBe(true);
  fireEvent.click(screen.getByRole("button"));
  expect(open()).toBe(false);
  await frame([[3, 5, "label", "Half-way"]]);
  expect(open()).toBe(false);
  await frame([[5, 5, "open"]]);
  expect(open()).toBe(false);
  await frame([[3, 5, "open", true]]);
  expect(open()).toBe(true);
});

test("without content there is nothing to press", async () => {
  const { frame } = await mount({ type: "status", props: { label: "Import", state: "running" } });
  expect((screen.getByRole("button") as HTMLButtonElement).disabled).toBe(true);
  await frame([[0, 6, 5, 0, "progress", { value: 1 }]]);
  expect((screen.getByRole("button") as HTMLButtonElement).disabled).toBe(false);
});
