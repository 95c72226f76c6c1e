import styles from "./skeleton.module.css";

/** Holds the place of something that is loading, in its final height, so that nothing jumps when it comes. */
export function Skeleton({ height, width }: { height: number | string; width?: number | string }) {
  return <div className={styles.skeleton} style={{ height, width }} data-testid="stSkeleton" aria-hidden="true" />;
}
