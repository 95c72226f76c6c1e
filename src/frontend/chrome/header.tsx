/** The thin bar on top: what this page is, whether it is working, and the menu. It stays out of the way otherwise. */
import { useEffect, useState } from "react";
import { useCell } from "../cell.js";
import { connection, useConnectionState } from "../page-connection.js";
import { pageStore } from "../page-store.js";
import { Button } from "../parts/button.js";
import { classes } from "../parts/classes.js";
import { Icon } from "../parts/icon.js";
import { plainText } from "../parts/plain-text.js";
import { Tooltip } from "../parts/tooltip.js";
import styles from "./header.module.css";
import { MainMenu } from "./main-menu.js";
import { isAtLeast, useRunPhase } from "./run-phase.js";
import { StaleMark } from "./stale-mark.js";
import { usePageHead } from "./use-page-head.js";

function useScrolled(): boolean {
  const [scrolled, setScrolled] = useState(false);
  useEffect(() => {
    const look = (): void => setScrolled(window.scrollY > 8);
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  return scrolled;
}

export function Header({ onExpandSidebar }: { onExpandSidebar: (() => void) | undefined }) {
  const scrolled = useScrolled();
  const { title, icon } = useCell(pageStore.config);
  usePageHead();
  return (
    <header className={classes(styles.header, scrolled && styles.scrolled)} data-testid="stHeader">
      <RunningLine />
      <StaleMark />
      <div className={styles.start}>
        {onExpandSidebar ? (
          <Tooltip text="Show sidebar">
            <Button
              kind="tertiary"
              compact
              icon="sidebar"
              aria-label="Show sidebar"
              aria-expanded="false"
              data-testid="stExpandSidebarButton"
              onClick={onExpandSidebar}
            />
          </Tooltip>
        ) : null}
        {title ? (
          <span className={styles.title} aria-hidden="true">
            {icon ? <Icon name={icon} size={16} /> : null}
            <span className={styles.titleText}>{plainText(title)}</span>
          </span>
        ) : null}
      </div>
      <div className={styles.end} data-testid="stToolbar">
        <ConnectionStatus />
        <RunStatusWidget />
        <MainMenu />
      </div>
    </header>
  );
}

function RunningLine() {
  const shown = isAtLeast(useRunPhase(), "noticed");
  return <div className={classes(styles.line, shown && styles.lineMoving)} aria-hidden="true" />;
}

function RunStatusWidget() {
  const long = useRunPhase() === "long";
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    if (!long) setStopping(false);
  }, [long]);
  return (
    <div role="status" data-testid="stStatusWidget">
      <span className="visually-hidden">{long ? "The app is running." : ""}</span>
      {long ? (
        <Button
          compact
          icon="stop"
          busy={stopping}
          className={styles.stop}
          onClick={() => {
            setStopping(true);
            connection.command("stop");
          }}
        >
          Stop
        </Button>
      ) : null}
    </div>
  );
}

/** A word in the header once the connection is gone for longer than a hiccup. */
function ConnectionStatus() {
  const state = useConnectionState();
  const away = (state.phase === "waiting" && state.attempt > 1) || (state.phase === "connecting" && state.attempt > 1);
  if (!away) return null;
  return (
    <span className={styles.offline} data-testid="stConnectionStatus">
      <Icon name="offline" size={16} />
      <span>{state.phase === "connecting" ? "Connecting…" : "Offline"}</span>
    </span>
  );
}
