/** Durations as people write them. */
import { describeValue, MillraceError } from "../errors.js";

/** Seconds, or a text such as `"1d 2h"`, `"90s"`, `"1.5h"`. */
export type Duration = number | string;

const unitMs: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Milliseconds of a duration. @throws MillraceError `MR_OPTION_INVALID` */
export function durationMs(name: string, duration: Duration): number {
  if (typeof duration === "number" && duration > 0) return duration * 1000;
  if (typeof duration === "string") {
    const part = /(\d+(?:\.\d+)?)\s*(ms|min|[smhdw])/g;
    const ms = [...duration.matchAll(part)].reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit as string] as number), 0);
    if (ms > 0 && duration.replaceAll(part, "").trim() === "") return ms;
  }
  throw new MillraceError(
    "MR_OPTION_INVALID",
    `${name}: ${describeValue(duration)} is not a duration.`,
    'Give seconds above 0, or a text like "1d 2h" or "90s".',
  );
}
