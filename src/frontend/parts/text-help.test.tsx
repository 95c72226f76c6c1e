// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../testing/mount.js";

afterEach(cleanup);

test("the help of a text comes after the text and opens by its button", async () => {
  await mount({ type: "heading", props: { level: 2, body: "Delays", help: "Departures only." } });
  expect(screen.getByRole("heading").textContent).toContain("Delays");
  fireEvent.click(await screen.findByRole("button", { name: "Help" }));
  expect((await screen.findByRole("tooltip")).textContent).toBe("Departures only.");
});
