import { expect, test } from "vitest";
import { inferColumn } from "../column-inference.js";
import { holdsColors, parseColor } from "./chart-color.js";

test.each([
  ["#f60", "#ff6600"],
  ["#F60A", "#ff6600aa"],
  ["#FF6600", "#ff6600"],
  ["#ff660080", "#ff660080"],
  [[255, 102, 0], "#ff6600"],
  [[255, 102, 0, 0.5], "#ff660080"],
  [[1, 0.4, 0], "#ff6600"],
  [[1, 0, 0], "#010000"],
  ["red", "red"],
  ["primary", "primary"],
])("%j is the colour %s", (value, expected) => {
  expect(parseColor(value)).toBe(expected);
});

test.each(["#12", "steelblue", "rgb(1,2,3)", [1, 2], [1, 2, 300], [1, 2, 3, 4], ["1", "2", "3"], 7, null])("%j is none", (value) => {
  expect(parseColor(value)).toBeUndefined();
});

test("[B-142] a column is taken literally only if each of its values is a colour", () => {
  const column = (values: unknown[]) => inferColumn("c", values.length, (row) => values[row]);
  expect(holdsColors(column(["#f00", null, "#00ff00"]), 3)).toBe(true);
  expect(
    holdsColors(
      column([
        [255, 0, 0],
        [0, 0, 1],
      ]),
      2,
    ),
  ).toBe(true);
  expect(holdsColors(column(["#f00", "north"]), 2)).toBe(false);
  expect(holdsColors(column(["red", "green"]), 2)).toBe(false);
  expect(holdsColors(column([null, null]), 2)).toBe(false);
});
