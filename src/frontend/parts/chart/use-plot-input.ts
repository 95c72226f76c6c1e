/**
 * Pointer, wheel and keys over the plot.
 *
 * The pointer points; dragging chooses a part of the positions, Ctrl and the wheel zoom, the wheel sideways moves, a
 * double press shows everything again. The arrow keys go from value to value, + and − zoom, 0 and Escape go back.
 */
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { type Hover, hoverAt, hoverStop, stopsOf } from "./chart-hover.js";
import type { Scene } from "./chart-scene.js";
import { chosenWindow, panWindow, zoomWindow } from "./chart-window.js";
import type { Domain } from "./number-axis.js";

type Focus = { x: number; y: number } | { stop: number };

export interface Brush {
  from: number;
  to: number;
}

export interface PlotInput {
  hover: Hover | undefined;
  /** Where the pointer is; absent: the keys point. */
  pointer: { x: number; y: number } | undefined;
  brush: Brush | undefined;
  handlers: {
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: () => void;
    onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
    onDoubleClick: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onBlur: () => void;
  };
}

const dragStart = 6;
const wheelSpeed = 0.0022;
const keyZoom = 0.6;

function nextStop(key: string, current: number | undefined, count: number, sideways: boolean): number | undefined {
  const last = count - 1;
  const page = Math.max(1, Math.round(count / 10));
  const at = current ?? -1;
  switch (key) {
    case "ArrowRight":
      return Math.min(last, at + 1);
    case "ArrowLeft":
      return current === undefined ? last : Math.max(0, at - 1);
    case "ArrowDown":
      return sideways ? Math.min(last, at + 1) : undefined;
    case "ArrowUp":
      return sideways ? Math.max(0, at - 1) : undefined;
    case "PageDown":
      return Math.min(last, at + page);
    case "PageUp":
      return Math.max(0, at - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

export function usePlotInput(
  surface: RefObject<HTMLElement | null>,
  scene: Scene | undefined,
  onWindow: (window: Domain | undefined) => void,
): PlotInput {
  const [focus, setFocus] = useState<Focus>();
  const [brush, setBrush] = useState<Brush>();
  const pressed = useRef<{ x: number; id: number } | undefined>(undefined);
  const stops = useMemo(() => (scene ? stopsOf(scene) : []), [scene]);

  const hover = useMemo(() => {
    if (!scene || !focus || brush) return undefined;
    if ("x" in focus) return hoverAt(scene, focus.x, focus.y);
    const stop = stops[Math.min(focus.stop, stops.length - 1)];
    return stop && hoverStop(scene, stop);
  }, [scene, stops, focus, brush]);

  const place = (event: { clientX: number; clientY: number; currentTarget: HTMLElement }): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  // React's wheel handlers are passive: they can't keep the page from zooming.
  const wheel = useRef<(event: WheelEvent) => void>(() => {});
  wheel.current = (event) => {
    const whole = scene?.whole;
    if (!scene || !whole) return;
    const sidewise = scene.zoomed && Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!event.ctrlKey && !event.metaKey && !sidewise) return;
    event.preventDefault();
    const { domain, range } = scene.x;
    if (sidewise) {
      onWindow(panWindow(domain, whole, event.deltaX / (range[1] - range[0])));
      return;
    }
    const box = surface.current?.getBoundingClientRect();
    const around = scene.x.invert(event.clientX - (box?.left ?? 0));
    onWindow(zoomWindow(domain, whole, around, Math.exp(event.deltaY * (event.deltaMode === 1 ? 20 : 1) * wheelSpeed)));
  };
  const ready = scene !== undefined;
  useEffect(() => {
    const element = surface.current;
    if (!element || !ready) return;
    const turn = (event: WheelEvent): void => wheel.current(event);
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [surface, ready]);

  const cancel = (): void => {
    pressed.current = undefined;
    setBrush(undefined);
  };

  const keyed = (event: KeyboardEvent<HTMLElement>): void => {
    if (!scene || event.altKey || event.ctrlKey || event.metaKey) return;
    const current = focus && "stop" in focus ? focus.stop : undefined;
    const stop = stops.length > 0 ? nextStop(event.key, current, stops.length, scene.sideways) : undefined;
    if (stop !== undefined) {
      event.preventDefault();
      setFocus({ stop });
    } else if (event.key === "Escape" && (hover || brush || scene.zoomed)) {
      event.preventDefault();
      event.stopPropagation();
      cancel();
      if (hover) setFocus(undefined);
      else onWindow(undefined);
    } else if (scene.whole && ["+", "=", "-", "0"].includes(event.key)) {
      event.preventDefault();
      const around = hover ? scene.x.invert(hover.along) : (scene.x.domain[0] + scene.x.domain[1]) / 2;
      const factor = event.key === "-" ? 1 / keyZoom : keyZoom;
      onWindow(event.key === "0" ? undefined : zoomWindow(scene.x.domain, scene.whole, around, factor));
    }
  };

  return {
    hover,
    pointer: focus && "x" in focus ? focus : undefined,
    brush,
    handlers: {
      onPointerMove: (event) => {
        const at = place(event);
        setFocus(at);
        const start = pressed.current;
        if (!start || !scene?.whole) return;
        const inside = (x: number): number => Math.max(scene.plot.left, Math.min(scene.plot.right, x));
        if (brush || Math.abs(at.x - start.x) > dragStart) {
          if (!brush) event.currentTarget.setPointerCapture?.(start.id);
          setBrush({ from: inside(start.x), to: inside(at.x) });
        }
      },
      onPointerDown: (event) => {
        const at = place(event);
        setFocus(at);
        if (event.pointerType !== "mouse" || event.button !== 0 || !scene?.whole) return;
        pressed.current = { x: at.x, id: event.pointerId };
      },
      onPointerUp: () => {
        if (brush && scene?.whole && Math.abs(brush.to - brush.from) > dragStart) {
          onWindow(chosenWindow(scene.x.invert(brush.from), scene.x.invert(brush.to), scene.whole));
        }
        cancel();
      },
      onPointerCancel: cancel,
      // A finger that is lifted leaves its values on the screen until something else is pressed.
      onPointerLeave: (event) => {
        if (event.pointerType !== "mouse") return;
        setFocus(undefined);
        if (!brush) pressed.current = undefined;
      },
      onDoubleClick: () => onWindow(undefined),
      onKeyDown: keyed,
      onBlur: () => {
        cancel();
        setFocus(undefined);
      },
    },
  };
}
