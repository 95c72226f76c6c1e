/**
 * The slider on the page: a rail one can press anywhere, and under each thumb a native range input that keeps focus,
 * keys and assistive technology. The thumb follows the pointer by itself; the value is sent when it is let go.
 */
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { classes } from "../../frontend/parts/classes.js";
import { Field } from "../../frontend/parts/field.js";
import { plainText } from "../../frontend/parts/plain-text.js";
import type { ViewProps } from "../../frontend/view.js";
import { useWidgetValue } from "../../frontend/widget-store.js";
import type { SliderValue } from "./slider.js";
import styles from "./slider.module.css";
import { move, snap } from "./slider-grid.js";
import { placeText } from "./slider-text.js";
import { labelStarts } from "./thumb-labels.js";

type Places = readonly [number] | readonly [number, number];

interface Drag {
  pointer: number;
  /** Undefined: both thumbs stand under the pointer, the first movement decides. */
  thumb: number | undefined;
  /** From the pointer to the middle of the thumb that was gripped. */
  offset: number;
  places: Places;
}

/** Steps that are drawn one by one; more would only be a grey band. */
const mostTicks = 24;
const keyPause = 150;
const ends = ["start", "end"] as const;

export function SliderView({ props }: ViewProps<"slider">) {
  const { min, max, step, label, disabled = false } = props;
  const [value, setValue] = useWidgetValue<SliderValue>(props);
  const [drag, setDrag] = useState<Drag>();
  const rail = useRef<HTMLDivElement>(null);
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const known: Places = typeof value === "number" ? [value] : [value[0], value[1]];
  const places = drag?.places ?? known;
  const isRange = places.length === 2;
  const share = (place: number): number => Math.max(0, Math.min(1, (place - min) / (max - min)));
  const texts = places.map((place) => placeText(place, props));
  const labels = usePlacedLabels(rail, places.map(share), texts);

  const withPlace = (from: Places, thumb: number, wished: number): Places => {
    const place = snap(wished, { min, max, step });
    if (from.length === 1) return [place];
    return thumb === 0 ? [Math.min(place, from[1]), from[1]] : [from[0], Math.max(place, from[0])];
  };
  const commit = (next: Places, debounce?: number): void => setValue(next.length === 1 ? next[0] : next, { debounce });

  /** The value under the pointer. */
  const valueAt = (event: PointerEvent, offset: number): number => {
    const box = (rail.current as HTMLElement).getBoundingClientRect();
    const fromLeft = (event.clientX + offset - box.left) / (box.width || 1);
    return min + (isRtl(rail.current) ? 1 - fromLeft : fromLeft) * (max - min);
  };

  const pressed = (event: PointerEvent<HTMLDivElement>): void => {
    if (disabled || event.button !== 0 || drag) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const gripped = inputs.current.findIndex((input) => input?.parentElement?.contains(event.target as Node));
    const wished = valueAt(event, 0);
    const thumb = gripped >= 0 ? gripped : nearest(places, wished);
    const knob = gripped >= 0 ? inputs.current[gripped]?.parentElement?.getBoundingClientRect() : undefined;
    const offset = knob ? knob.left + knob.width / 2 - event.clientX : 0;
    const undecided = gripped >= 0 && isRange && places[0] === places[1];
    inputs.current[thumb]?.focus({ preventScroll: true });
    const start = gripped >= 0 ? places : withPlace(places, thumb, wished);
    setDrag({ pointer: event.pointerId, thumb: undecided ? undefined : thumb, offset, places: start });
  };
  const moved = (event: PointerEvent): void => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const wished = valueAt(event, drag.offset);
    let { thumb } = drag;
    if (thumb === undefined) {
      if (snap(wished, { min, max, step }) === drag.places[0]) return;
      thumb = wished < drag.places[0] ? 0 : 1;
      inputs.current[thumb]?.focus({ preventScroll: true });
    }
    setDrag({ ...drag, thumb, places: withPlace(drag.places, thumb, wished) });
  };
  const released = (event: PointerEvent): void => {
    if (!drag || event.pointerId !== drag.pointer) return;
    setDrag(undefined);
    commit(drag.places);
  };

  const keyed = (event: KeyboardEvent<HTMLInputElement>, thumb: number): void => {
    const at = places[thumb] as number;
    const next = afterKey(event, at, { min, max, step });
    if (next === undefined) return;
    event.preventDefault();
    const target = withPlace(places, thumb, next);
    commit(target, keyPause);
  };

  return (
    <Field props={props} testId="stSlider" group={isRange}>
      {(control) => (
        <div
          className={classes(styles.slider, disabled && styles.disabled, drag && styles.dragging)}
          {...(isRange ? { role: "group", "aria-labelledby": control["aria-labelledby"] } : undefined)}
        >
          <div className={styles.values} aria-hidden="true">
            {texts.map((text, thumb) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a thumb is its place
                key={thumb}
                ref={labels(thumb)}
                className={styles.value}
                data-testid="stSliderThumbValue"
              >
                {text}
              </span>
            ))}
          </div>
          <div
            className={styles.grip}
            onPointerDown={pressed}
            onPointerMove={moved}
            onPointerUp={released}
            onPointerCancel={() => setDrag(undefined)}
          >
            <div ref={rail} className={styles.rail}>
              <Ticks min={min} max={max} step={step} />
              <div
                className={styles.fill}
                style={{
                  insetInlineStart: isRange ? percent(share(places[0])) : 0,
                  insetInlineEnd: percent(1 - share(places.at(-1) as number)),
                }}
              />
              {places.map((place, thumb) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a thumb is its place
                  key={thumb}
                  className={classes(styles.thumb, drag?.thumb === thumb && styles.held)}
                  style={{ insetInlineStart: percent(share(place)) }}
                >
                  <input
                    ref={(input) => {
                      inputs.current[thumb] = input;
                    }}
                    id={isRange ? undefined : control.id}
                    type="range"
                    min={isRange && thumb === 1 ? places[0] : min}
                    max={isRange && thumb === 0 ? (places[1] as number) : max}
                    step={step}
                    value={place}
                    disabled={disabled}
                    aria-label={isRange ? `${plainText(label)}, ${ends[thumb]}` : undefined}
                    aria-valuetext={texts[thumb]}
                    aria-describedby={control["aria-describedby"]}
                    onChange={(event) => commit(withPlace(places, thumb, Number(event.target.value)), keyPause)}
                    onKeyDown={(event) => keyed(event, thumb)}
                    onKeyUp={() => commit(known)}
                    onBlur={() => commit(known)}
                  />
                </span>
              ))}
            </div>
          </div>
          <div className={styles.ends} data-testid="stSliderTickBar" aria-hidden="true">
            <span>{placeText(min, props)}</span>
            <span>{placeText(max, props)}</span>
          </div>
        </div>
      )}
    </Field>
  );
}

function Ticks({ min, max, step }: { min: number; max: number; step: number }) {
  const count = (max - min) / step;
  if (count > mostTicks || count < 2) return null;
  return Array.from({ length: Math.floor(count + 1e-9) - (Number.isInteger(count) ? 1 : 0) }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a tick is its place
    <span key={i} className={styles.tick} style={{ insetInlineStart: percent((i + 1) / count) }} />
  ));
}

/** Moves the texts above the thumbs, by their measured widths, before each paint and when the slider's width changes. */
function usePlacedLabels(rail: { current: HTMLElement | null }, shares: readonly number[], texts: readonly string[]) {
  const elements = useRef<(HTMLElement | null)[]>([]);
  const place = (): void => {
    const found = elements.current.filter((element) => element !== null);
    const length = rail.current?.clientWidth;
    const room = found[0]?.parentElement?.clientWidth;
    if (!length || !room) return;
    const starts = labelStarts(
      shares.map((share) => (room - length) / 2 + share * length),
      found.map((element) => element.offsetWidth),
      room,
    );
    for (const [i, element] of found.entries()) element.style.insetInlineStart = `${starts[i]}px`;
  };
  const latest = useRef(place);
  useLayoutEffect(() => {
    latest.current = place;
  });
  const inputs = `${shares.join(" ")}|${texts.join("|")}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `inputs` stands for what the places depend on
  useLayoutEffect(() => latest.current(), [inputs]);
  useEffect(() => {
    if (!rail.current || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(rail.current);
    return () => observer.disconnect();
  }, [rail]);
  return (thumb: number) => (element: HTMLElement | null) => {
    elements.current[thumb] = element;
  };
}

/** The thumb that a press on the rail moves. */
function nearest(places: Places, wished: number): number {
  if (places.length === 1) return 0;
  const [start, end] = places;
  if (start === end) return wished < start ? 0 : 1;
  return Math.abs(wished - start) <= Math.abs(wished - end) ? 0 : 1;
}

function afterKey(event: KeyboardEvent, at: number, grid: { min: number; max: number; step: number }): number | undefined {
  const forward = isRtl(event.currentTarget) ? -1 : 1;
  const page = Math.max(1, Math.round((grid.max - grid.min) / grid.step / 10));
  const big = event.shiftKey ? page : 1;
  switch (event.key) {
    case "ArrowRight":
      return move(at, forward * big, grid);
    case "ArrowLeft":
      return move(at, -forward * big, grid);
    case "ArrowUp":
      return move(at, big, grid);
    case "ArrowDown":
      return move(at, -big, grid);
    case "PageUp":
      return move(at, page, grid);
    case "PageDown":
      return move(at, -page, grid);
    case "Home":
      return grid.min;
    case "End":
      return grid.max;
    default:
      return undefined;
  }
}

function isRtl(element: Element | null): boolean {
  return element !== null && getComputedStyle(element).direction === "rtl";
}

function percent(share: number): CSSProperties["insetInlineStart"] {
  return `${share * 100}%`;
}
