import { useEffect, useState } from "react";
import type { ConnectionState } from "../connection.js";
import { connection, useConnectionState } from "../page-connection.js";
import { Button } from "../parts/button.js";
import { Icon } from "../parts/icon.js";
import { Spinner } from "../parts/spinner.js";
import styles from "./banner.module.css";

function secondsUntil(time: number): number {
  return Math.max(0, Math.ceil((time - Date.now()) / 1000));
}

function useCountdown(retryAt: number | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (retryAt === undefined) return;
    setLeft(secondsUntil(retryAt));
    const timer = setInterval(() => setLeft(secondsUntil(retryAt)), 250);
    return () => clearInterval(timer);
  }, [retryAt]);
  return left;
}

/** A drop that is mended at the first attempts is not worth a word. */
function isWorthSaying(state: ConnectionState): boolean {
  return (state.phase === "waiting" || state.phase === "connecting") && state.attempt > 1;
}

/** Says that the connection is gone, when it is tried again, and that nothing is lost. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const left = useCountdown(state.phase === "waiting" ? state.retryAt : undefined);
  if (state.phase === "refused" && state.code === "MR_SESSION_TAKEN") {
    return (
      <div className={styles.banner} data-kind="refused" role="alert">
        <Icon name="info" size={18} />
        <p className={styles.text}>
          <strong>This page is open in another tab.</strong> It is kept up to date there.
        </p>
        <Button compact onClick={connection.retryNow}>
          Use it here
        </Button>
      </div>
    );
  }
  if (state.phase === "refused") {
    return (
      <div className={styles.banner} data-kind="refused" role="alert">
        <Icon name="refresh" size={18} />
        <p className={styles.text}>
          <strong>This app has been updated.</strong> Reload the page to use the new version.
        </p>
        <Button kind="primary" compact onClick={() => location.reload()}>
          Reload
        </Button>
      </div>
    );
  }
  if (!isWorthSaying(state)) return null;
  const waiting = state.phase === "waiting";
  return (
    <div className={styles.banner} role="status">
      {waiting ? <Icon name="offline" size={18} /> : <Spinner size={16} />}
      <p className={styles.text}>
        <strong>{waiting ? "Connection lost." : "Connecting…"}</strong> What you enter is kept and sent when it is back.
      </p>
      {waiting ? (
        <>
          <span className={styles.countdown} aria-hidden="true" data-testid="stCountdown">
            Retry in {left} s
          </span>
          <Button compact onClick={connection.retryNow}>
            Retry now
          </Button>
        </>
      ) : null}
    </div>
  );
}
