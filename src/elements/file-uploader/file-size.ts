const units = ["bytes", "kB", "MB", "GB", "TB"];

/** A size as people read it: `"830 bytes"`, `"1.2 MB"`. */
export function fileSize(bytes: number): string {
  if (bytes === 1) return "1 byte";
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${power === 0 || amount >= 100 ? Math.round(amount) : Number(amount.toFixed(1))} ${units[power]}`;
}
