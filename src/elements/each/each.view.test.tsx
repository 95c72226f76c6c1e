// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";
import "../expander/expander.view.js";

afterEach(cleanup);

test("items take no part in the layout, and an item that moves keeps its elements and focus", async () => {
  const item = (id: number, label: string) =>
    ({ type: "each", props: {}, children: [{ type: "expander", props: { id, label, value: false } }] }) as const;
  const { frame, container } = await mount(item(1, "one"), item(2, "two"), item(3, "three"));
  expect(container.querySelectorAll("[data-testid=stLayoutWrapper]")).toHaveLength(6);
  const two = screen.getByRole("button", { name: "two" });
  await frame([[2, 5, 0]]);
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["two", "three", "one"]);
  expect(screen.getByRole("button", { name: "two" })).toBe(two);
});
