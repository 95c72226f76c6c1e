/**
 * An error for the person who wrote the script: what happened in plain words, their own line, what to do, and the
 * stack folded with their own files first. In production only the number under which it is in the log.
 */
import type { ErrorDescription } from "../../core/element/error-description.js";
import { CopyButton } from "../../frontend/parts/copy-button.js";
import { Icon } from "../../frontend/parts/icon.js";
import type { ViewProps } from "../../frontend/view.js";
import { CodeFrameView } from "./code-frame.js";
import { errorText } from "./error-text.js";
import { errorTitle } from "./error-title.js";
import styles from "./exception.module.css";
import { StackView } from "./stack.js";

/** Causes of causes of causes help nobody. */
const deepestCause = 5;

export function ExceptionView({ props }: ViewProps<"exception">) {
  const { error, reference } = props;
  if (reference !== undefined) return <Reference reference={reference} />;
  return (
    <div className={styles.exception} role="alert" data-testid="stException">
      <div className={styles.head}>
        <span className={styles.sign}>
          <Icon name="error" size={20} />
        </span>
        <div className={styles.words}>
          <h2 className={styles.title}>{errorTitle(error)}</h2>
          <span className={styles.code}>{error.code ?? error.name}</span>
        </div>
        <CopyButton text={() => errorText(error)} what="error" className={styles.copy} />
      </div>
      <Details error={error} />
      {causesOf(error).map((cause, depth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: causes have no other name
        <section key={depth} className={styles.cause}>
          <h3 className={styles.causeTitle}>
            Caused by <span className={styles.code}>{cause.code ?? cause.name}</span>
          </h3>
          <Details error={cause} />
        </section>
      ))}
    </div>
  );
}

function Details({ error }: { error: ErrorDescription }) {
  const { message, hint, codeFrame, frames } = error;
  return (
    <>
      {message ? (
        <p className={styles.message} data-testid="stExceptionMessage">
          {message}
        </p>
      ) : null}
      {codeFrame ? <CodeFrameView frame={codeFrame} /> : null}
      {hint ? (
        <p className={styles.hint}>
          <Icon name="info" size={18} className={styles.hintIcon} />
          <span>{hint}</span>
        </p>
      ) : null}
      {frames.length > 0 ? <StackView frames={frames} /> : null}
    </>
  );
}

function Reference({ reference }: { reference: string }) {
  return (
    <div className={styles.exception} role="alert" data-testid="stException">
      <div className={styles.head}>
        <span className={styles.sign}>
          <Icon name="error" size={20} />
        </span>
        <h2 className={styles.title}>Something went wrong</h2>
      </div>
      <p className={styles.message} data-testid="stExceptionMessage">
        This part of the app could not be shown. When you report it, give this number:
      </p>
      <p className={styles.reference}>
        <code>{reference}</code>
        <CopyButton text={() => reference} what="number" className={styles.copy} />
      </p>
    </div>
  );
}

function causesOf(error: ErrorDescription): ErrorDescription[] {
  const causes: ErrorDescription[] = [];
  for (let cause = error.cause; cause && causes.length < deepestCause; cause = cause.cause) causes.push(cause);
  return causes;
}
