import { useEffect, useState } from "react";

type Outcome<T> = { value: T } | { failure: unknown };

/** What a promise that may be settled already (see `loadOnce`) holds now. */
function valueNow<T>(loading: Promise<T> & { status?: "fulfilled"; value?: T }): Outcome<T> | undefined {
  return loading.status === "fulfilled" ? { value: loading.value as T } : undefined;
}

/**
 * What `load` (made by `loadOnce`) brings, in the moment it is there; undefined before. A failure is thrown in the
 * component. React's own way, Suspense, keeps a fallback that was shown for 300 ms, however fast the rest comes.
 */
export function useLoaded<T>(load: () => Promise<T>): T | undefined {
  const [outcome, setOutcome] = useState<Outcome<T> | undefined>(() => valueNow(load()));
  useEffect(() => {
    if (outcome) return;
    let wanted = true;
    const settle = (next: Outcome<T>): void => {
      if (wanted) setOutcome(next);
    };
    load().then(
      (value) => settle({ value }),
      (failure: unknown) => settle({ failure }),
    );
    return () => {
      wanted = false;
    };
  }, [load, outcome]);
  if (outcome && "failure" in outcome) throw outcome.failure;
  return outcome?.value;
}
