import { expect, expectTypeOf, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import type { NumberInputOptions } from "./number-input.js";

test("begins at value, else min, else 0; null only where it begins as null", async () => {
  const app = await AppTest.fromFunction((st) => {
    const plain = st.numberInput("a");
    const none = st.numberInput("b", { value: null });
    expectTypeOf(plain).toEqualTypeOf<number>();
    expectTypeOf(none).toEqualTypeOf<number | null>();
    const rest = [st.numberInput("c", { min: 3 }), st.numberInput("d", { max: -2 }), st.numberInput("e", { value: "min", min: 1.5 })];
    st.text(JSON.stringify([plain, none, ...rest]));
  }).run();
  expect(app.text(0).props.body).toBe("[0,null,3,-2,1.5]");
});

test.each<[NumberInputOptions, number, true | undefined]>([
  [{}, 1, undefined],
  [{ value: 3 }, 1, true],
  [{ min: 0, max: 10 }, 1, true],
  [{ value: 9.99 }, 0.01, undefined],
  [{ value: 2, step: 0.5 }, 0.5, undefined],
  [{ value: 2, format: "%.2f" }, 1, undefined],
  [{ value: 2, format: "%d km" }, 1, true],
  [{ value: null }, 1, undefined],
])("[B-061] %j steps by %d; whole numbers only: %s", async (options, step, whole) => {
  const app = await AppTest.fromFunction((st) => st.numberInput("n", options)).run();
  expect(app.numberInput("n").props.step).toBe(step);
  expect(app.numberInput("n").props.whole).toBe(whole);
});

test.each<[unknown, NumberInputOptions]>([
  ["5", { value: 1 }],
  [null, { value: 1 }],
  [Number.NaN, { value: 1 }],
  [Number.POSITIVE_INFINITY, { value: 1 }],
  [2 ** 60, { value: 1 }],
  [1.5, { value: 1 }],
  [11, { value: 1, max: 10 }],
  [-1, { value: 1, min: 0 }],
  [[1], { value: 1 }],
])("%j from the wire is refused with %j", async (raw, options) => {
  const app = await AppTest.fromFunction((st) => st.text(String(st.numberInput("n", options)))).run();
  await app
    .numberInput("n")
    .setValue(raw as never)
    .run();
  expect(app.text(0).props.body).toBe("1");
});

test("a changed bound keeps a value that is still inside, and resets one that is not", async () => {
  let max = 10;
  const app = await AppTest.fromFunction((st) => st.text(`${st.numberInput("n", { key: "n", min: 0, max })} ${st.wasReset("n")}`)).run();
  await app.numberInput("n").setValue(7).run();
  max = 8;
  await app.run();
  expect(app.text(0).props.body).toBe("7 false");
  max = 5;
  await app.run();
  expect(app.text(0).props.body).toBe("0 true");
});

test.each<[object, string]>([
  [{ min: 5, max: 1 }, "min 5 is above max 1"],
  [{ value: 20, max: 10 }, "value is 20. Enter 10 or less."],
  [{ value: "5" }, '"5" is not a number'],
  [{ value: Number.NaN }, "NaN is not a number"],
  [{ value: 2 ** 60 }, "too large to be exact"],
  [{ step: 0 }, "step is 0"],
  [{ format: "%q" }, 'format is "%q"'],
  [{ format: "%x" }, 'format is "%x"'],
  [{ value: 1.5, step: 1 }, "Enter a whole number."],
])("the option %j is refused", async (options, text) => {
  const app = await AppTest.fromFunction((st) => st.numberInput("n", options)).run();
  expect(app.exceptions[0]?.error.message).toContain(text);
});

test("without a value, a changed min does not take the person's number away", async () => {
  let min = 0;
  const app = await AppTest.fromFunction((st) => st.text(String(st.numberInput("n", { min })))).run();
  await app.numberInput("n").setValue(7).run();
  min = 5;
  await app.run();
  expect(app.text(0).props.body).toBe("7");
});
