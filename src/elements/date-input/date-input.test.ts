import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, expectTypeOf, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";
import type { DateInputOptions, DateInputValue, DateRange } from "./date-input.js";
import { datePattern, isIsoDate, maskTyped, partAt, readTyped, writeDate } from "./date-pattern.js";

type Given = DateInputOptions<unknown>;

/** An app with one date input. */
async function app(options: Given) {
  const seen: unknown[] = [];
  const started = await AppTest.fromFunction((st) => {
    const value: unknown = st.dateInput("D", options as DateInputOptions<string>);
    seen.push(Array.isArray(value) ? value.map(String) : value === null ? null : String(value));
  }).run();
  return {
    app: started,
    last: () => seen.at(-1),
    set: (raw: unknown) =>
      started
        .dateInput("D")
        .setValue(raw as DateInputValue)
        .run(),
    problem: () => started.exceptions[0]?.error.message,
  };
}

test("the types follow the value", () => {
  const types = (st: St): void => {
    expectTypeOf(st.dateInput("d")).toEqualTypeOf<Temporal.PlainDate>();
    expectTypeOf(st.dateInput("d", { value: "2026-01-01" })).toEqualTypeOf<Temporal.PlainDate>();
    expectTypeOf(st.dateInput("d", { default: new Date() })).toEqualTypeOf<Temporal.PlainDate>();
    expectTypeOf(st.dateInput("d", { value: null })).toEqualTypeOf<Temporal.PlainDate | null>();
    expectTypeOf(st.dateInput("d", { value: ["2026-01-01", "today"] })).toEqualTypeOf<DateRange>();
    expectTypeOf(st.dateInput("d", { value: ["2026-01-01", "today"], required: true })).toEqualTypeOf<
      [start: Temporal.PlainDate, end: Temporal.PlainDate]
    >();
    expectTypeOf(st.dateInput("d", { value: [] })).toEqualTypeOf<DateRange | []>();
    // @ts-expect-error a number is no day
    st.dateInput("d", { value: 3 });
  };
  expect(types).toBeTypeOf("function");
});

test("without a value it begins with today, or the nearest day inside the bounds", async () => {
  const today = Temporal.Now.plainDateISO("UTC").toString();
  expect((await app({})).last()).toBe(today);
  expect((await app({ max: "2020-02-02" })).last()).toBe("2020-02-02");
  expect((await app({ min: "2200-01-01" })).last()).toBe("2200-01-01");
});

test.each([
  ["2026-03-01", "2026-03-01"],
  [Temporal.PlainDate.from("2026-03-01"), "2026-03-01"],
  [Temporal.PlainDateTime.from("2026-03-01T23:30"), "2026-03-01"],
  [Temporal.ZonedDateTime.from("2026-03-01T23:30[Asia/Tokyo]"), "2026-03-01"],
  [new Date("2026-03-01"), "2026-03-01"],
  [new Date(2026, 2, 1, 22, 15), "2026-03-01"],
])("[B-148] %s is a day, moved by no time zone", async (value, day) => {
  const { app: page, last } = await app({ value });
  expect(last()).toBe(day);
  expect(page.dateInput("D").value).toBe(day);
});

test("null stays null until a day is chosen, and comes back when it is cleared", async () => {
  const { last, set, app: page } = await app({ value: null });
  expect(page.dateInput("D").props.clearable).toBe(true);
  expect(last()).toBeNull();
  await set("2026-03-01");
  expect(last()).toBe("2026-03-01");
  await set(null);
  expect(last()).toBeNull();
});

test("a half-filled range is one day", async () => {
  const { last, set } = await app({ value: ["2026-03-01", "2026-03-05"] });
  await set(["2026-04-01"]);
  expect(last()).toEqual(["2026-04-01"]);
  await set(["2026-04-01", "2026-04-01"]);
  expect(last()).toEqual(["2026-04-01", "2026-04-01"]);
  await set([]);
  expect(last()).toEqual(["2026-04-01", "2026-04-01"]);
});

test("a required range is never half-filled", async () => {
  const { last, set } = await app({ value: ["2026-03-01", "2026-03-05"], required: true });
  await set(["2026-04-01"]);
  expect(last()).toEqual(["2026-03-01", "2026-03-05"]);
});

test.each([
  [null],
  [20513],
  ["2026-02-30"],
  ["2026-3-1"],
  ["2026-03-01T00:00"],
  ["0000-01-01"],
  ["2025-12-31"],
  ["2027-01-01"],
  [["2026-03-01"]],
  [{ toString: "2026-03-01" }],
])("[B-030] %j from the browser is refused, and the session goes on with the old day", async (raw) => {
  const { last, set } = await app({ value: "2026-03-01", min: "2026-01-01", max: "2026-12-31" });
  await set("2026-05-05");
  await set(raw);
  expect(last()).toBe("2026-05-05");
  await set("2026-05-06");
  expect(last()).toBe("2026-05-06");
});

test.each([[["2026-03-05", "2026-03-01"]], [["2026-03-01", "2026-03-02", "2026-03-03"]], [["2026-03-01", null]], ["2026-03-01"]])(
  "a range refuses %j",
  async (raw) => {
    const { last, set } = await app({ value: ["2026-03-01", "2026-03-02"] });
    await set(raw);
    expect(last()).toEqual(["2026-03-01", "2026-03-02"]);
  },
);

test.each<[Given, string]>([
  [{ value: "2026-03-01", min: "2026-04-01" }, "value 2026-03-01 is before min 2026-04-01."],
  [{ value: "2026-03-01", max: "2026-02-01" }, "value 2026-03-01 is after max 2026-02-01."],
  [{ min: "2026-03-02", max: "2026-03-01" }, "min 2026-03-02 is after max 2026-03-01."],
  [{ value: ["2026-03-02", "2026-03-01"] }, "starts at 2026-03-02 and ends before it"],
  [{ value: ["2026-03-01", "2026-03-02", "2026-03-03"] }, "value is an array of 3."],
  [{ value: "soon" }, '"soon" is no date or time in ISO form.'],
  [{ value: "10:30" }, "is a time of day, not a date."],
  [{ value: 5 }, "5 is no date or time."],
  [{ format: "YYYY/DD/MM" }, 'format is "YYYY/DD/MM".'],
  [{ format: "DD/MM-YYYY" }, 'format is "DD/MM-YYYY".'],
  [{ value: "+012026-01-01" }, "is +012026-01-01."],
  [{ value: "2026-01-01", default: "2026-01-01" }, "value and default are both given."],
])("%j is an error that names what came", async (options, text) => {
  expect((await app(options)).problem()).toContain(text);
});

test("[B-032] bounds that the day still fits keep it; others bring the default back", async () => {
  let max = "2026-12-31";
  const seen: string[] = [];
  const page = await AppTest.fromFunction((st) => void seen.push(String(st.dateInput("D", { value: "2026-01-01", max })))).run();
  await page.dateInput("D").setValue("2026-06-01").run();
  max = "2026-06-30";
  await page.run();
  max = "2026-05-31";
  await page.run();
  expect(seen).toEqual(["2026-01-01", "2026-06-01", "2026-06-01", "2026-01-01"]);
});

test("session state takes a day in any form", async () => {
  const page = await AppTest.fromFunction((st) => {
    st.text(String(st.dateInput("D", { value: null, key: "d" })));
  }).run();
  page.sessionState.d = new Date("2026-03-01");
  await page.run();
  expect(page.text(0).props.body).toBe("2026-03-01");
  expect(() => Object.assign(page.sessionState, { d: "10:30" })).toThrow("time of day");
});

const formats = ["/", "-", "."].flatMap((s) => [`YYYY${s}MM${s}DD`, `DD${s}MM${s}YYYY`, `MM${s}DD${s}YYYY`]);
const day = fc.integer({ min: -719_162, max: 2_932_896 }).map((days) => Temporal.PlainDate.from("1970-01-01").add({ days }).toString());

test("a day that is written is read back, in each format, also without separators and as ISO", () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...formats), (iso, format) => {
      const pattern = datePattern(format);
      if (!pattern) throw new Error(format);
      const text = writeDate(iso, pattern);
      expect(isIsoDate(iso)).toBe(true);
      expect(text).toHaveLength(10);
      expect(readTyped(text, pattern)).toBe(iso);
      expect(readTyped(text.replaceAll(/\D/g, ""), pattern)).toBe(iso);
      expect(readTyped(iso, pattern)).toBe(iso);
    }),
  );
});

test("what is no day is never read as one, and parse and serialize are inverse", async () => {
  const { app: page } = await app({ value: "2026-03-01", key: "d" });
  await fc.assert(
    fc.asyncProperty(fc.oneof(day, fc.string(), fc.jsonValue()), async (raw) => {
      const before = page.dateInput("D").value;
      await page
        .dateInput("D")
        .setValue(raw as string)
        .run();
      expect(page.dateInput("D").value).toBe(typeof raw === "string" && isIsoDate(raw) ? raw : before);
    }),
    { numRuns: 60 },
  );
});

test("separators write themselves, and can be deleted", () => {
  const pattern = datePattern("DD.MM.YYYY");
  if (!pattern) throw new Error("no pattern");
  const type = (text: string): string => [...text].reduce((shown, key) => maskTyped(shown + key, shown, pattern), "");
  expect(type("31121990")).toBe("31.12.1990");
  expect(type("1/2/1990")).toBe("1.2.1990");
  expect(type("3x1")).toBe("31.");
  expect(maskTyped("31", "31.", pattern)).toBe("31");
  expect(readTyped("1.2.1990", pattern)).toBe("1990-02-01");
  expect(readTyped("31.2.1990", pattern)).toBeUndefined();
  expect(partAt(0, pattern).part).toBe("day");
  expect(partAt(4, pattern).part).toBe("month");
  expect(partAt(10, pattern)).toEqual({ part: "year", start: 6, end: 10 });
});
