import fc from "fast-check";
import { expect, test } from "vitest";
import { decodePositions, encodePositions } from "./chart-data.js";

test("positions come back as they went, in fewer characters where they are whole", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
        ),
      ),
      (values) => {
        const wire = JSON.parse(JSON.stringify(encodePositions(values)));
        expect(decodePositions(wire, values.length)).toEqual(values);
      },
    ),
  );
});

test("equal steps and whole numbers have short forms; absent means 0, 1, 2 …", () => {
  const day = 86_400_000;
  expect(encodePositions([day, 2 * day, 3 * day])).toEqual({ from: day, step: day });
  expect(encodePositions([10, 12, 17])).toEqual({ from: 10, steps: [2, 5] });
  expect(encodePositions([0.5, 1, 1.5])).toEqual([0.5, 1, 1.5]);
  expect(decodePositions(undefined, 3)).toEqual([0, 1, 2]);
});
