import { useEffect, useRef, useState } from "react";

const duration = 450;

function decimalsOf(value: number): number {
  return Math.min(6, (String(value).split(".")[1] ?? "").length);
}

function wantsMotion(): boolean {
  return typeof matchMedia === "function" && !matchMedia("(prefers-reduced-motion: reduce)").matches && !document.hidden;
}

/** The number on its way from the value before to the one now; at once where motion is not wanted. */
export function useTicking(value: number | undefined): number | undefined {
  const [shown, setShown] = useState(value);
  const current = useRef(value);
  useEffect(() => {
    const from = current.current;
    if (from === value) return;
    if (from === undefined || value === undefined || !wantsMotion()) {
      current.current = value;
      setShown(value);
      return;
    }
    const factor = 10 ** Math.max(decimalsOf(from), decimalsOf(value));
    const begun = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, Math.max(0, (now - begun) / duration));
      const eased = 1 - (1 - part) ** 3;
      const next = part === 1 ? value : Math.round((from + (value - from) * eased) * factor) / factor;
      current.current = next;
      setShown(next);
      if (part < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return typeof value === "number" && typeof shown === "number" ? shown : value;
}
