import { Skeleton } from "../parts/skeleton.js";
import styles from "./page-skeleton.module.css";

/** The outline of a page while the first content is on its way; shown only when it takes its time. */
export function PageSkeleton() {
  return (
    <div className={styles.skeleton} data-testid="stAppSkeleton" aria-hidden="true">
      <Skeleton height={40} width="62%" />
      <Skeleton height={20} />
      <Skeleton height={20} width="86%" />
      <Skeleton height={240} />
    </div>
  );
}
