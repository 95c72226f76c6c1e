import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, "package.json"), "utf8")) as { version: string };

const atOnce =
  /node_modules\/(?:react|react-dom|scheduler)\/|src\/core\/(?:protocol|delta)\/|src\/frontend\/(?:theme\/|parts\/(?:button|children|chunks|classes|icon|inline-|place-near|plain-text|skeleton|spinner|tooltip|ui-icons|use-tip)|[\w-]+\.tsx?$)/;

function isNeededAtOnce(id: string): boolean {
  return atOnce.test(id) && !id.includes(".css");
}

const widgetFolders =
  "button|checkbox|download-button|expander|form|form-submit-button|number-input|radio|status|tabs|text-area|text-input|toggle";
const widgetParts = "action-button|check-field|disclosure|field|input|shortcut|text-box|use-printing|use-typed-value";
const commonWidget = new RegExp(`src/elements/(?:${widgetFolders})/|src/core/widgets/|src/frontend/parts/(?:${widgetParts})\\.`);

/** What `elements/views.ts` marks as early, and what only those need. */
function isCommonWidget(id: string): boolean {
  return commonWidget.test(id) && !id.includes(".css");
}

/** The menu, notices and dialogs of the page's frame: fetched together when the page is idle. */
function isSeldomNeeded(id: string): boolean {
  return (
    /src\/frontend\/(?:dialogs\/|chrome\/(?:banner|empty-page|menu-panel|notice-bar|overlays|toasts))/.test(id) && !id.includes(".css")
  );
}

export default defineConfig({
  root: resolve(import.meta.dirname, "src/frontend"),
  base: "/_millrace/assets/",
  plugins: [react()],
  define: { __MILLRACE_VERSION__: JSON.stringify(version) },
  // The server puts a fresh nonce here for every page it sends (src/server/page-shell.ts).
  html: { cspNonce: "{{nonce}}" },
  build: {
    outDir: resolve(import.meta.dirname, "dist/frontend"),
    emptyOutDir: true,
    target: ["chrome123", "firefox128", "safari17.5"],
    // The page's policy allows no data: addresses for styles and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // What every page needs in one file: many small ones compress worse and are asked for one by one.
        codeSplitting: {
          groups: [
            { name: "page", test: isNeededAtOnce },
            { name: "widgets", test: isCommonWidget },
            { name: "seldom", test: isSeldomNeeded },
          ],
        },
      },
    },
  },
});
