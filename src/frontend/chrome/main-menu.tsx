import { Suspense, useRef, useState } from "react";
import { useCell } from "../cell.js";
import { connection, useDev } from "../page-connection.js";
import { pageStore } from "../page-store.js";
import { Button } from "../parts/button.js";
import { widgetStore } from "../widget-store.js";
import { optional } from "./optional.js";
import { useShortcuts } from "./shortcuts.js";

const MenuPanel = optional(() => import("../seldom.js").then((module) => module.MenuPanel));
const AboutDialog = optional(() => import("../seldom.js").then((module) => module.AboutDialog));
const ConfirmDialog = optional(() => import("../seldom.js").then((module) => module.ConfirmDialog));

export type DialogName = "about" | "reset" | "clear-cache";

function resetSession(): void {
  widgetStore.clear();
  connection.command("reset");
}

/** The button at the end of the header. What it opens comes with its own chunk. */
export function MainMenu() {
  const [open, setOpen] = useState(false);
  const [dialog, setDialog] = useState<DialogName>();
  const button = useRef<HTMLButtonElement>(null);
  const { menu } = useCell(pageStore.config);
  const dev = useDev();
  useShortcuts({ r: () => connection.command("rerun"), c: dev ? () => setDialog("clear-cache") : undefined });
  const closeDialog = (): void => setDialog(undefined);

  return (
    <div data-testid="stMainMenu">
      <Button
        ref={button}
        kind="tertiary"
        compact
        icon="menu"
        aria-label="Main menu"
        aria-haspopup="menu"
        aria-expanded={open}
        data-testid="stMainMenuButton"
        onClick={() => setOpen(!open)}
      />
      <Suspense>
        {open ? <MenuPanel anchor={button} onClose={() => setOpen(false)} onDialog={setDialog} /> : null}
        {dialog === "about" ? <AboutDialog text={menu?.about ?? undefined} onClose={closeDialog} /> : null}
        {dialog === "reset" ? (
          <ConfirmDialog
            title="Reset this session?"
            text="Everything you have entered goes back to how it was on your first visit. Other visitors are not affected."
            action="Reset session"
            onConfirm={resetSession}
            onClose={closeDialog}
          />
        ) : null}
        {dialog === "clear-cache" ? (
          <ConfirmDialog
            title="Clear the cache?"
            text="Results of cached functions are forgotten for everybody and computed anew when they are needed."
            action="Clear cache"
            testId="stClearCacheDialog"
            onConfirm={() => connection.command("clear-cache")}
            onClose={closeDialog}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
