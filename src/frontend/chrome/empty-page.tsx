import { useDev } from "../page-connection.js";
import styles from "./empty-page.module.css";

/** What a visitor sees while there is nothing to see: how to change that for the author, patience for everybody else. */
export function EmptyPage() {
  const dev = useDev();
  return (
    <section className={styles.empty}>
      <svg className={styles.mark} viewBox="0 0 64 64" aria-hidden="true">
        <path d="M8 26c8-7 16-7 24 0s16 7 24 0M8 40c8-7 16-7 24 0s16 7 24 0" />
      </svg>
      <h1 className={styles.title}>This app shows nothing yet</h1>
      {dev ? (
        <>
          <p className={styles.text}>Add a line to your script and save it. This page updates by itself.</p>
          <pre className={styles.code}>
            <code>
              <span className={styles.keyword}>import</span> {"{ st }"} <span className={styles.keyword}>from</span>{" "}
              <span className={styles.string}>"millrace"</span>;{"\n\n"}st.<span className={styles.name}>title</span>(
              <span className={styles.string}>"Hello"</span>);
            </code>
          </pre>
        </>
      ) : (
        <p className={styles.text}>There may be something here later, or after you choose something in the sidebar.</p>
      )}
    </section>
  );
}
