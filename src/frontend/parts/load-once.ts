/** A promise that says whether it is fulfilled: React's `use` then returns its value at once, without a fallback in between. */
type Loading<T> = Promise<T> & { status?: "fulfilled"; value?: T };

/** `load`, called at the first use only. A failure is told to all who wait; the next call tries again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Loading<T> | undefined;
  return () => {
    if (loading) return loading;
    const started: Loading<T> = load();
    loading = started;
    started.then(
      (value) => Object.assign(started, { status: "fulfilled", value }),
      () =>
        setTimeout(() => {
          loading = undefined;
        }),
    );
    return started;
  };
}
