import { expect, test } from "vitest";
import { columnNames, detectDialect, detectHeader } from "./csv-dialect.js";

test.each([
  ["commas", "a,b,c\n1,2,3\n", ","],
  ["semicolons with decimal commas", "a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ";"],
  ["tabs", "a\tb\n1, 2\t3\n", "\t"],
  ["bars", "a|b\n1|2\n", "|"],
  ["commas inside quotes do not count", '"x,y,z";b\n"1,2,3";4\n', ";"],
  ["one column", "a\n1\n2\n", ","],
])("finds the delimiter of %s", (_, text, delimiter) => {
  expect(detectDialect(text, true).delimiter).toBe(delimiter);
});

test("the person's delimiter is not doubted", () => {
  expect(detectDialect("a,b\n1,2\n", true, ";").delimiter).toBe(";");
});

test("a text with carriage returns only has those as line breaks", () => {
  expect(detectDialect("a,b\r1,2\r", true).newline).toBe("\r");
});

test.each([
  [
    "texts over numbers",
    [
      ["city", "people"],
      ["Bern", "134591"],
    ],
    true,
  ],
  [
    "texts over texts",
    [
      ["city", "land"],
      ["Bern", "Switzerland"],
    ],
    true,
  ],
  [
    "numbers on top",
    [
      ["Bern", "134591"],
      ["Basel", "173552"],
    ],
    false,
  ],
  [
    "a first row whose texts come again",
    [
      ["red", "x"],
      ["blue", "y"],
      ["red", "x"],
    ],
    false,
  ],
  ["a header alone", [["city", "people"]], true],
  [
    "an empty first row",
    [
      ["", ""],
      ["1", "2"],
    ],
    false,
  ],
])("header: %s", (_, rows, expected) => {
  expect(detectHeader(rows)).toBe(expected);
});

test("equal names are told apart, empty ones numbered, and no made-up name meets a real one", () => {
  expect(columnNames(["a", "a", "", " b ", "a (2)", "a"])).toEqual(["a", "a (2)", "Column 3", "b", "a (2) (2)", "a (3)"]);
});
