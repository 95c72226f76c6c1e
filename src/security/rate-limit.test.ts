import { expect, test } from "vitest";
import { RateLimiter, TokenBucket } from "./rate-limit.js";

test("a bucket gives its burst at once and then its rate", () => {
  let now = 0;
  const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, () => now);
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, true, false]);
  now = 99;
  expect(bucket.take()).toBe(false);
  now = 101;
  expect([bucket.take(), bucket.take()]).toEqual([true, false]);
  now = 60_000;
  expect([bucket.take(3), bucket.take()]).toEqual([true, false]);
});

test("spending beyond what is there tells how long to pause", () => {
  let now = 0;
  const bucket = new TokenBucket({ perSecond: 10, burst: 2 }, () => now);
  expect([bucket.spend(), bucket.spend(), bucket.spend(), bucket.spend(4)]).toEqual([0, 0, 100, 500]);
  now = 500;
  expect(bucket.spend(0)).toBe(0);
});

test("a clock that goes back gives nothing", () => {
  let now = 1_000;
  const bucket = new TokenBucket({ perSecond: 1_000, burst: 1 }, () => now);
  bucket.take();
  now = 0;
  expect(bucket.take()).toBe(false);
});

test("[S-098] keys are counted apart, and their number is bounded", () => {
  let now = 0;
  const limiter = new RateLimiter({ perSecond: 1, burst: 1 }, () => now, 100);
  expect([limiter.take("a"), limiter.take("a"), limiter.take("b")]).toEqual([0, 1_000, 0]);
  for (let i = 0; i < 10_000; i++) limiter.take(`key ${i}`);
  expect(limiter.size).toBeLessThanOrEqual(100);
  now = 10_000;
  expect(limiter.take("a")).toBe(0);
});
