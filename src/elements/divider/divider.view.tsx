import styles from "./divider.module.css";

export function DividerView() {
  return <hr className={styles.divider} data-testid="stMarkdown" />;
}
