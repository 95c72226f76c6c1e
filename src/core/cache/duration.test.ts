import { expect, test } from "vitest";
import { durationMs } from "./duration.js";

test.each([
  [1, 1_000],
  [0.25, 250],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ["250ms", 250],
  ["90s", 90_000],
  ["5m", 300_000],
  ["10min", 600_000],
  ["1.5h", 5_400_000],
  ["1d 2h", 93_600_000],
  ["1w2d", 777_600_000],
  [" 2 h ", 7_200_000],
])("[B-167] %j lasts %j ms", (duration, ms) => {
  expect(durationMs("ttl", duration)).toBe(ms);
});

test.each([0, -1, Number.NaN, "", "soon", "10", "0s", "-5s", "1h 30", "90sec", "1 month", true, null, undefined, { hours: 1 }])(
  "%j is no duration",
  (duration) => {
    expect(() => durationMs("st.cacheData: ttl", duration as never)).toThrow(
      expect.objectContaining({
        code: "MR_OPTION_INVALID",
        message: expect.stringMatching(/^st\.cacheData: ttl: .* is not a duration\.$/),
      }),
    );
  },
);
