import styles from "./place-link.module.css";

/** File and line; a link that opens the editor where the whole path is known. */
export function PlaceLink({ file, line, column }: { file: string; line: number; column: number }) {
  const whole = /^(?:\/|[A-Za-z]:[\\/])/.test(file);
  const place = (
    <>
      <bdi className={styles.file}>{file}</bdi>
      <span className={styles.line}>{`:${line}`}</span>
    </>
  );
  if (!whole) return <span className={styles.place}>{place}</span>;
  const path = encodeURI(file.replaceAll("\\", "/")).replaceAll("#", "%23").replaceAll("?", "%3F");
  return (
    <a
      className={styles.place}
      href={`vscode://file${path.startsWith("/") ? "" : "/"}${path}:${line}:${column}`}
      title="Open in the editor"
    >
      {place}
    </a>
  );
}
