import { tableFromArrays } from "@uwdata/flechette";
import { expect, expectTypeOf, test } from "vitest";
import { makeTable, type Table } from "../data/table.js";
import { type OptionListOptions, type OptionOf, type OptionSource, readOptions } from "./options.js";

function read<const S extends OptionSource>(source: S, how?: OptionListOptions<OptionOf<S>>) {
  return readOptions("radio", "Size", source, how);
}

test("texts and numbers name themselves", () => {
  expect(read(["S", "M"]).props).toEqual({ options: ["S", "M"] });
  const numbers = read([1, 2.5]);
  expect(numbers.ids).toEqual(["1", "2.5"]);
  expect(numbers.parse("2.5")).toBe(2.5);
});

test("an id does not depend on format or order, so a choice outlives both", () => {
  const before = read(["berlin", "rome"], { format: (city) => `${city} (12)` });
  const after = read(["rome", "berlin"], { format: (city) => `${city} (13)` });
  expect(before.props).toEqual({ options: ["berlin (12)", "rome (12)"], ids: ["berlin", "rome"] });
  expect(after.parse(before.idOf("berlin"))).toBe("berlin");
});

test("objects are named by their id, by optionKey, or by their text", () => {
  const ann = { id: 7, name: "Ann" };
  const people = read([ann, { id: 8, name: "Ann" }]);
  expect(people.props).toEqual({ options: ["Ann", "Ann"], ids: ["7", "8"] });
  expect(people.idOf({ id: 7, name: "Ann, made anew" })).toBe("7");
  expect(read([{ code: "de", name: "Germany" }], { optionKey: "code" }).ids).toEqual(["de"]);
  expect(read([{ code: "de" }], { optionKey: (c) => c.code.length }).ids).toEqual(["2"]);
  expect(read([{ name: "Germany" }]).ids).toEqual(["Germany"]);
});

test("names are shown and values returned for Map, object and enum", () => {
  enum Level {
    Low,
    High = 10,
  }
  const levels = read(Level);
  expect(levels.texts).toEqual(["Low", "High"]);
  expect(levels.parse("High")).toBe(Level.High);
  const days = read(new Map([["A week", 7]]));
  expect(days.parse("A week")).toBe(7);
  expect(days.idOf(7)).toBe("A week");
  expect(read({ Small: 1, Large: 2 }).parse("Large")).toBe(2);
});

test("a table gives the different values of its first column, an Arrow vector likewise", () => {
  const cells = ["b", null, "a", "b"];
  const column = { name: "x", type: "string", nullable: true, get: (row: number) => cells[row] ?? null, number: () => Number.NaN } as const;
  expect(read(makeTable([column], 4)).texts).toEqual(["b", "a"]);
  const vector = tableFromArrays({ n: [1, 2, 2] }).getChild("n");
  expect(read(vector as Iterable<unknown>).texts).toEqual(["1", "2"]);
});

test("[B-058] equal options appear once; different options with one text can both be reached", () => {
  expect(read(["a", "a", "b"]).texts).toEqual(["a", "b"]);
  const first = { name: "Ann", born: 1980 };
  const second = { name: "Ann", born: 1990 };
  const people = read([first, second]);
  expect(people.ids).toEqual(["Ann", "Ann (2)"]);
  expect(people.parse("Ann (2)")).toBe(second);
  expect(read([1, "1"]).parse("1 (2)")).toBe("1");
});

test.each([
  ["a foreign text", "XL"],
  ["a prototype key", "__proto__"],
  ["a number", 1],
  ["nothing", null],
  ["an array", ["S"]],
])("a wire value is refused when it is %s", (_, raw) => {
  expect(() => read(["S", "M"]).parse(raw)).toThrow();
});

test("wrong sources and options are told with the command and what to do", () => {
  expect(() => read("abc" as unknown as string[])).toThrow('st.radio("Size"): options is "abc"');
  expect(() => read([{ code: 1 }, { code: 1 }], { optionKey: "code" })).toThrow("two options have the identity");
  expect(() => read([{ code: {} }], { optionKey: "code" as never })).toThrow("optionKey gives an object");
  expect(() => read([1], { format: String, formatFunc: String })).toThrow("both given");
});

test("types: the option is what the source holds", () => {
  expectTypeOf<OptionOf<readonly ["a", "b"]>>().toEqualTypeOf<"a" | "b">();
  expectTypeOf<OptionOf<Set<number>>>().toEqualTypeOf<number>();
  expectTypeOf<OptionOf<Map<string, Date>>>().toEqualTypeOf<Date>();
  expectTypeOf<OptionOf<{ a: 1; b: 2 }>>().toEqualTypeOf<1 | 2>();
  expectTypeOf<OptionOf<Table>>().not.toBeNever();
  expectTypeOf(read(["a", "b"]).parse("a")).toEqualTypeOf<"a" | "b">();
});
