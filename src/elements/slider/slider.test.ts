import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, expectTypeOf, test } from "vitest";
import type { Moment } from "../../core/widgets/moment.js";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";
import { readScale, type ScaleOptions } from "./slider-scale.js";

const date = (text: string) => Temporal.PlainDate.from(text);

/** Runs a script that reads one slider; gives the app and the values it has read so far. */
async function read<V>(script: (st: St) => V): Promise<{ app: AppTest; last: () => V; problem: () => string | undefined }> {
  const seen: V[] = [];
  const app = await AppTest.fromFunction((st) => void seen.push(script(st))).run();
  return { app, last: () => seen.at(-1) as V, problem: () => app.exceptions[0]?.error.message };
}

const scale = (options: Partial<ScaleOptions>) =>
  readScale("slider", "S", { min: undefined, max: undefined, step: undefined, format: undefined, start: undefined, ...options });

test("a number, from 0 to 100 in ones", async () => {
  const { app, last } = await read((st) => st.slider("Age"));
  expect(app.slider("Age").props).toMatchObject({ value: 0, min: 0, max: 100, step: 1 });
  await app.slider("Age").setValue(42).run();
  expect(last()).toBe(42);
});

test("the types follow the value", () => {
  const types = (st: St): void => {
    expectTypeOf(st.slider("a")).toEqualTypeOf<number>();
    expectTypeOf(st.slider("a", { value: 3 })).toEqualTypeOf<number>();
    expectTypeOf(st.slider("a", { default: 3, max: 9 })).toEqualTypeOf<number>();
    expectTypeOf(st.slider("a", { value: [1, 2] })).toEqualTypeOf<[start: number, end: number]>();
    expectTypeOf(st.slider("a", { value: date("2026-01-01") })).toEqualTypeOf<Temporal.PlainDate>();
    expectTypeOf(st.slider("a", { value: [date("2026-01-01"), date("2026-01-02")], min: "2025-01-01" })).toEqualTypeOf<
      [start: Temporal.PlainDate, end: Temporal.PlainDate]
    >();
    expectTypeOf(st.slider("a", { min: date("2026-01-01"), max: date("2026-02-01") })).toEqualTypeOf<Temporal.PlainDate>();
    expectTypeOf(st.slider("a", { value: new Date() })).toEqualTypeOf<Temporal.PlainDateTime>();
    expectTypeOf(st.slider("a", { value: "10:30" })).toEqualTypeOf<Moment>();
    // @ts-expect-error a number has no bounds that are dates
    st.slider("a", { value: 3, min: date("2026-01-01") });
    // @ts-expect-error value and default together
    st.slider("a", { value: [1, 2], default: [1, 2] });
  };
  expect(types).toBeTypeOf("function");
});

test("a range is a pair in ascending order", async () => {
  const { app, last } = await read((st) => st.slider("R", { value: [20, 80] }));
  await app.slider("R").setValue([30, 30]).run();
  expect(last()).toEqual([30, 30]);
});

test.each([
  ["a text", "7"],
  ["NaN written as null", null],
  ["above max", 101],
  ["below min", -1],
  ["between two steps", 7.5],
  ["a range", [1, 2]],
  ["an object with prototype keys", JSON.parse('{"__proto__":1}')],
  ["true", true],
])("[B-030] a value that is %s is refused, and the session goes on with the old one", async (_, raw) => {
  const { app, last } = await read((st) => st.slider("Age", { key: "age" }));
  await app.slider("Age").setValue(42).run();
  await app
    .slider("Age")
    .setValue(raw as number)
    .run();
  expect(last()).toBe(42);
  expect(app.log.join()).toContain("Age");
  await app.slider("Age").setValue(43).run();
  expect(last()).toBe(43);
});

test.each([
  [[1], "a pair"],
  [[1, 2, 3], "a pair"],
  [[8, 2], "after its end"],
  [[1, "2"], "finite number"],
  [[Number.POSITIVE_INFINITY, 2], "finite number"],
  [5, "a pair"],
])("a range refuses %j", (raw, problem) => {
  expect(() => scale({ start: [1, 2] }).parse(raw as never)).toThrow(problem);
});

test("[B-032] a new label or help keeps the value, [B-036] and so does a new max that it still fits", async () => {
  let max = 100;
  const { app, last } = await read((st) => st.slider(`Up to ${max}`, { max, key: "n", help: String(max) }));
  await app.slider(0).setValue(7).run();
  max = 50;
  await app.run();
  expect(last()).toBe(7);
  max = 5;
  await app.run();
  expect(last()).toBe(0);
});

test("[B-043] `value` is the script's word, `default` only the beginning", async () => {
  let start = 10;
  const seen: number[][] = [];
  const app = await AppTest.fromFunction(
    (st) => void seen.push([st.slider("v", { value: start }), st.slider("d", { default: start })]),
  ).run();
  await app.slider("v").setValue(5).run();
  await app.slider("d").setValue(6).run();
  start = 20;
  await app.run();
  expect(seen.at(-1)).toEqual([20, 6]);
});

test("session state sets and reads it", async () => {
  const { app, last, problem } = await read((st) => {
    if (st.button("Set")) st.sessionState.n = [3, 4];
    return st.slider("n", { value: [0, 10], key: "n" });
  });
  await app.button("Set").click().run();
  expect(last()).toEqual([3, 4]);
  expect(problem()).toBeUndefined();
  app.sessionState.n = [5, 6];
  await app.run();
  expect(last()).toEqual([5, 6]);
  expect(() => Object.assign(app.sessionState, { n: [6, 5] })).toThrow("after its end");
});

test("[B-046] what a disabled slider is sent is ignored", async () => {
  const { app } = await read((st) => st.slider("n", { disabled: true }));
  expect(() => app.slider("n").setValue(3)).toThrow("disabled");
});

test("[B-148] dates come back in the kind they were given", async () => {
  const zoned = Temporal.ZonedDateTime.from("2026-03-28T09:00[Europe/Berlin]");
  const kinds: [unknown, string][] = [
    [date("2026-03-01"), "2026-03-01"],
    [Temporal.PlainDateTime.from("2026-03-01T10:30"), "2026-03-01T10:30:00"],
    [zoned, zoned.toString()],
    [Temporal.PlainTime.from("10:30"), "10:30:00"],
    ["2026-03-01", "2026-03-01"],
    ["2026-03-01T10:30", "2026-03-01T10:30:00"],
    ["2026-03-01T10:30:00Z", "2026-03-01T10:30:00+00:00[UTC]"],
    ["10:30", "10:30:00"],
    [new Date("2026-03-01"), "2026-03-01T00:00:00"],
    [new Date(2026, 2, 1, 9, 30), "2026-03-01T09:30:00"],
  ];
  for (const [value, text] of kinds) {
    const { last } = await read((st) => st.slider("d", { value: value as Temporal.PlainDate }));
    expect(String(last())).toBe(text);
    expect(Object.prototype.toString.call(last())).toContain("Temporal.");
  }
});

test("[B-060] a date reaches 14 days to both sides, in days; a time the whole day, in quarters", () => {
  expect(scale({ start: date("2026-03-15") })).toMatchObject({ kind: "date", step: 1, seed: 20527, min: 20513, max: 20541 });
  expect(scale({ start: "2026-03-15T10:00" })).toMatchObject({ kind: "datetime", step: 86_400_000 });
  expect(scale({ start: "10:30" })).toMatchObject({ kind: "time", min: 0, max: 86_399_999, step: 900_000 });
  expect(scale({ start: "2026-03-15T10:00", min: "2026-03-15T08:00", max: "2026-03-15T20:00" }).step).toBe(900_000);
});

test("steps of days keep the clock time across a change of the clocks", () => {
  const { seed, parse } = scale({ start: Temporal.ZonedDateTime.from("2026-03-28T09:00[Europe/Berlin]") });
  expect(String(parse((seed as number) + 86_400_000))).toBe("2026-03-29T09:00:00+02:00[Europe/Berlin]");
});

test("the step is guessed from the numbers", () => {
  expect(scale({ min: 0, max: 10 }).step).toBe(1);
  expect(scale({ min: 0, max: 1 }).step).toBe(0.01);
  expect(scale({ start: 0.5 })).toMatchObject({ max: 1, step: 0.01 });
  expect(scale({ min: 0, max: 1000.5 }).step).toBe(0.1);
  expect(scale({ min: 0, max: 0.05 }).step).toBe(0.0001);
  expect(scale({ start: 250 })).toMatchObject({ min: 0, max: 250 });
});

test("a value that the script gave stays, also between two steps", () => {
  const { parse, seed } = scale({ min: 1, max: 100, step: 5, start: 10 });
  expect(parse(seed)).toBe(10);
  expect(parse(11)).toBe(11);
  expect(parse(100)).toBe(100);
  expect(() => parse(12)).toThrow("between two steps");
});

test.each([
  [{ start: 120, min: 0, max: 100 }, 'st.slider("S"): value 120 is outside min 0 … max 100.'],
  [{ start: -5, min: 0 }, "value -5 is outside min 0 … max 100."],
  [{ min: 10, max: 5 }, "min 10 is above max 5."],
  [{ min: 5, max: 5 }, "min 5 is equal to max 5."],
  [{ start: [8, 2] }, "value starts at 8 and ends before it, at 2."],
  [{ start: [1, 2, 3] }, "value is an array of 3."],
  [{ start: Number.NaN }, "value is NaN, not a finite number."],
  [{ max: 2 ** 53 }, "beyond what a number holds exactly"],
  [{ start: 3, max: "2026-01-01" }, "it mixes dates with 3."],
  [{ start: true }, "value is true, not a number."],
  [{ start: "soon" }, '"soon" is no date or time in ISO form.'],
  [{ start: "2026-01-01", min: "10:30" }, "where the slider has a date"],
  [{ start: new Date(Number.NaN) }, "an invalid Date."],
  [{ step: 0 }, "step is 0."],
  [{ step: 200 }, "step is longer than the way from min 0 to max 100."],
  [{ start: "10:30", step: 15 }, "step is the number 15, which has no unit."],
  [{ start: "10:30", step: { months: 1 } }, "not a fixed length of time"],
  [{ start: "2026-01-01", step: { hours: 1 } }, "no whole number of days"],
  [{ format: "%q" }, "is not a number format"],
])("[B-060] %j is an error that names what came", (options, text) => {
  expect(() => scale(options)).toThrow(text);
});

test("value and default together are an error on the page", async () => {
  const { problem } = await read((st) => st.slider("S", { value: 1, default: 2 }));
  expect(problem()).toContain("value and default are both given");
});

const numbers = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 500 }), fc.constantFrom(1, 0.5, 0.1, 0.01, 3, 7))
  .filter(([, length, step]) => step <= length)
  .map(([min, length, step]) => ({ min, max: min + length, step }));

test("everything outside the definition is refused, and what is taken comes back as it was", () => {
  fc.assert(
    fc.property(numbers, fc.boolean(), fc.jsonValue(), (bounds, isRange, raw) => {
      const { parse, serialize } = scale({ ...bounds, start: isRange ? [bounds.min, bounds.max] : undefined });
      let value: unknown;
      try {
        value = parse(raw as never);
      } catch {
        return;
      }
      const parts = (isRange ? value : [value]) as number[];
      expect(parts).toHaveLength(isRange ? 2 : 1);
      for (const part of parts) expect(part >= bounds.min && part <= bounds.max).toBe(true);
      expect(serialize(value)).toEqual(raw);
    }),
  );
});

test("each place of the grid is taken and comes back as it was", () => {
  fc.assert(
    fc.property(numbers, fc.nat(), ({ min, max, step }, n) => {
      const raw = Math.min(max, Number((min + (n % Math.ceil((max - min) / step)) * step).toFixed(2)));
      const { parse, serialize } = scale({ min, max, step });
      expect(serialize(parse(raw))).toBe(raw);
    }),
  );
});

test("each day, time and wall-clock minute comes back as it was", () => {
  const minute = 60_000;
  fc.assert(
    fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 1439 }), (day, n) => {
      const dates = scale({ start: "1970-01-01", min: "-000800-01-01", max: "+005000-01-01" });
      expect(dates.serialize(dates.parse(day))).toBe(day);
      const times = scale({ start: "00:00", step: "PT1M" });
      expect(times.serialize(times.parse(n * minute))).toBe(n * minute);
      const both = scale({ start: "1970-01-01T00:00", min: "-000800-01-01T00:00", max: "+005000-01-01T00:00", step: "PT1M" });
      expect(both.serialize(both.parse((day * 1440 + n) * minute))).toBe((day * 1440 + n) * minute);
    }),
  );
});
