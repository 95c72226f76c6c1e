import { useCell } from "../cell.js";
import { pageStore } from "../page-store.js";
import { Button } from "../parts/button.js";
import { Icon } from "../parts/icon.js";
import styles from "./notice-bar.module.css";

/** What the person must know and can put away: a session that has ended, a message that was refused. */
export function NoticeBar() {
  const notice = useCell(pageStore.notice);
  if (!notice) return null;
  return (
    <section className={styles.notice} role="alert">
      <Icon name="info" size={18} className={styles.icon} />
      <div className={styles.body}>
        <p className={styles.title}>{notice.title}</p>
        {notice.text ? <p className={styles.text}>{notice.text}</p> : null}
        {notice.unsent && notice.unsent.length > 0 ? (
          <>
            <p className={styles.text}>This had not reached the server; copy what you still need:</p>
            <dl className={styles.unsent}>
              {notice.unsent.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </>
        ) : null}
      </div>
      <Button kind="tertiary" compact icon="close" aria-label="Dismiss" onClick={() => pageStore.notice.set(undefined)} />
    </section>
  );
}
