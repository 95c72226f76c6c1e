import { Button } from "../parts/button.js";
import { Icon } from "../parts/icon.js";
import styles from "./element-failure.module.css";

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A chunk could not be fetched: the server was replaced, or the network is gone. */
function isLoadFailure(error: unknown): boolean {
  return /dynamically imported module|Importing a module|module script|preload CSS/i.test(describe(error));
}

/** Stands where an element could not be drawn, and says what can be done. */
export function ElementFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const loading = isLoadFailure(error);
  return (
    <div className={styles.failure} role="alert" data-testid="stException">
      <Icon name="error" size={18} />
      <div>
        <p className={styles.title}>{loading ? "A part of this page could not be loaded." : "This element could not be drawn."}</p>
        <p className={styles.detail}>
          {loading ? "The app may have been updated. Reload the page to get the new version." : describe(error)}
        </p>
      </div>
      <Button compact icon="refresh" onClick={() => (loading ? location.reload() : onRetry())}>
        {loading ? "Reload" : "Try again"}
      </Button>
    </div>
  );
}
