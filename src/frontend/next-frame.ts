/** Milliseconds between updates of a page nobody looks at: browsers stop animation frames there. */
const hiddenInterval = 100;

/** Calls back before the next paint; on a hidden page after a short time instead. */
export function nextFrame(callback: () => void): void {
  if (document.visibilityState === "hidden") {
    setTimeout(callback, hiddenInterval);
    return;
  }
  // A page that is hidden before the frame comes would wait until it is shown again.
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    document.removeEventListener("visibilitychange", once);
    callback();
  };
  requestAnimationFrame(once);
  document.addEventListener("visibilitychange", once);
}
