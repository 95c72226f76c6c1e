/** What floats above the page and is seldom needed at first: messages and the state of the connection. One chunk, fetched when the page is idle. */
import { ConnectionBanner } from "./banner.js";
import { Toasts } from "./toasts.js";

export function Overlays() {
  return (
    <>
      <Toasts />
      <ConnectionBanner />
    </>
  );
}
