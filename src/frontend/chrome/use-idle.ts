import { useEffect, useState } from "react";

const soon = 400;

/** False at first, true once the browser has had time to draw what matters more. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIdle(true), soon);
    return () => clearTimeout(timer);
  }, []);
  return idle;
}
