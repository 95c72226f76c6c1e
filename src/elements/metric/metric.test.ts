import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import type { MetricOptions, MetricProps } from "./metric.js";
import { sparkline } from "./sparkline-data.js";

async function shown(value: number | bigint | string | null, options?: MetricOptions): Promise<MetricProps> {
  const app = await AppTest.fromFunction((st) => st.metric("Speed", value, options)).run();
  if (app.exceptions.length > 0) throw new Error(app.exceptions[0]?.error.message);
  return app.metric("Speed").props;
}

test("[B-121] numbers and texts; what is not there travels as null", async () => {
  expect(await shown(5)).toEqual({ label: "Speed", value: 5 });
  expect((await shown("5 km/h")).value).toBe("5 km/h");
  expect((await shown(null)).value).toBeNull();
  expect((await shown(Number.NaN)).value).toBeNull();
  expect((await shown(12n)).value).toBe(12);
  expect((await shown(2n ** 70n)).value).toBe(String(2n ** 70n));
});

test.each<[MetricOptions, unknown]>([
  [{ delta: 2 }, { value: 2, colour: "green", arrow: "up" }],
  [{ delta: -2 }, { value: -2, colour: "red", arrow: "down" }],
  [{ delta: "-8%" }, { value: "-8%", colour: "red", arrow: "down" }],
  [{ delta: "−8%" }, { value: "−8%", colour: "green", arrow: "up" }],
  [{ delta: 0 }, { value: 0, colour: "gray" }],
  [{ delta: "0" }, { value: "0", colour: "gray" }],
  [{ delta: "" }, undefined],
  [{ delta: null }, undefined],
  [
    { delta: 2, deltaColor: "inverse" },
    { value: 2, colour: "red", arrow: "up" },
  ],
  [
    { delta: -2, deltaColor: "inverse" },
    { value: -2, colour: "green", arrow: "down" },
  ],
  [
    { delta: 2, deltaColor: "off" },
    { value: 2, colour: "gray", arrow: "up" },
  ],
  [
    { delta: -2, deltaColor: "blue" },
    { value: -2, colour: "blue", arrow: "down" },
  ],
  [
    { delta: -2, deltaArrow: "up" },
    { value: -2, colour: "red", arrow: "up" },
  ],
  [
    { delta: 2, deltaArrow: "off" },
    { value: 2, colour: "green" },
  ],
  [
    { delta: 2, deltaDescription: "a day" },
    { value: 2, colour: "green", arrow: "up", description: "a day" },
  ],
])("[B-121] %j gives the change %j", async (options, delta) => {
  expect((await shown(1, options)).delta).toEqual(delta);
});

test("[B-121] a chart takes finite numbers only, and keeps the peaks of a long series", async () => {
  expect((await shown(1, { chartData: new Set([1, 2]), chartType: "bar" })).chart).toEqual({ type: "bar", data: [1, 2] });
  await expect(shown(1, { chartData: [1, Number.NaN] })).rejects.toThrow("chartData has NaN at position 1");
  await expect(shown(1, { chartData: ["x"] as never })).rejects.toThrow('chartData has "x" at position 0');
  const series = Array.from({ length: 10_000 }, (_, at) => (at === 7777 ? 1000 : Math.sin(at)));
  const kept = sparkline("x", series);
  expect(kept.length).toBeLessThanOrEqual(402);
  expect(kept).toContain(1000);
});

test("[B-122] a format that does not exist is named with those that do", async () => {
  expect((await shown(1, { format: "percent" })).format).toBe("percent");
  await expect(shown(1, { format: "procent" })).rejects.toThrow(/format "procent" is not a number format/);
});

test("options that do not exist are refused with what was meant", async () => {
  await expect(shown(1, { deltaColor: "pink" as never })).rejects.toThrow('deltaColor is "pink"');
  await expect(shown(1, { deltaArrow: "left" as never })).rejects.toThrow('deltaArrow is "left"');
  await expect(shown(1, { chartType: "pie" as never })).rejects.toThrow('chartType is "pie"');
  await expect(shown(1, { icon: ":smile:" })).rejects.toThrow("icon is");
  await expect(shown(1, { width: 0 })).rejects.toThrow("width is 0");
  await expect(shown({} as never)).rejects.toThrow("value is an object");
});
