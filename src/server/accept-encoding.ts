/** Which stored form of a file a browser wants (RFC 9110 §12.5.3). */

export type Encoding = "br" | "gzip" | "identity";

/** The best of the available encodings: by the browser's weight, then the smaller form. Identity when nothing fits. */
export function chooseEncoding(header: string | undefined, available: readonly Encoding[]): Encoding {
  const weights = new Map<string, number>();
  for (const part of header?.toLowerCase().split(",") ?? []) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    const value = weight === undefined ? 1 : Number(weight);
    if (name) weights.set(name === "x-gzip" ? "gzip" : name, Number.isFinite(value) ? value : 0);
  }
  let best: Encoding = "identity";
  let bestWeight = 0;
  for (const encoding of ["br", "gzip"] as const) {
    const weight = weights.get(encoding) ?? weights.get("*") ?? 0;
    if (available.includes(encoding) && weight > bestWeight) {
      best = encoding;
      bestWeight = weight;
    }
  }
  return (weights.get("identity") ?? 0) > bestWeight ? "identity" : best;
}
