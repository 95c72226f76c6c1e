/** Range headers (RFC 9110 §14): one range of bytes, as players and download managers ask for. */

export interface ByteRange {
  start: number;
  /** Last byte, included. */
  end: number;
}

/**
 * What a Range header asks of a file.
 *
 * @returns The range; `"whole"` where there is no header or one that is to be ignored; `"unsatisfiable"` where it lies
 * outside the file or asks for several ranges at once.
 */
export function parseByteRange(header: string | undefined, size: number): ByteRange | "whole" | "unsatisfiable" {
  if (header === undefined) return "whole";
  const ranges = /^bytes\s*=\s*(.+)$/i.exec(header.trim())?.[1];
  if (ranges === undefined) return "whole";
  if (ranges.includes(",")) return "unsatisfiable";
  const match = /^(\d{0,15})\s*-\s*(\d{0,15})$/.exec(ranges.trim());
  if (!match || (match[1] === "" && match[2] === "")) return "whole";
  if (match[1] === "") {
    const last = Number(match[2]);
    return last === 0 || size === 0 ? "unsatisfiable" : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(match[1]);
  const end = match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (match[2] !== "" && Number(match[2]) < start) return "whole";
  return start >= size ? "unsatisfiable" : { start, end };
}
