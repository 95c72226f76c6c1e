// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mount } from "../../frontend/testing/mount.js";

afterEach(cleanup);

test("one group of native radio buttons named by its label; the id of the option is sent", async () => {
  const { events } = await mount({
    type: "radio",
    props: { id: 1, label: "City", value: "2", options: ["Berlin", "*Rome*"], ids: ["1", "2"], captions: ["Cold", "Warm"] },
  });
  expect(screen.getByRole("radiogroup", { name: "City" })).not.toBeNull();
  expect(screen.getByRole<HTMLInputElement>("radio", { name: /Rome/ }).checked).toBe(true);
  fireEvent.click(screen.getByRole("radio", { name: /Berlin/ }));
  expect(events.map((event) => event.values)).toEqual([{ 1: "1" }]);
  const names = screen.getAllByRole<HTMLInputElement>("radio").map((radio) => radio.name);
  expect(new Set(names).size).toBe(1);
});
