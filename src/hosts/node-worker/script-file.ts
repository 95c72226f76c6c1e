import { readdirSync, statSync } from "node:fs";
import { dirname, extname } from "node:path";
import { MillraceError } from "../../core/errors.js";

const scriptEndings = new Set([".ts", ".tsx", ".mts", ".js", ".mjs", ".jsx"]);

/**
 * @param file absolute path of what should be a script
 * @throws {MillraceError} MR_SCRIPT_NOT_FOUND when it is missing, a folder, or something else than a script
 */
export function refuseMissingScript(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() && scriptEndings.has(extname(file))) return;
  if (stats?.isDirectory()) throw notFound(`${file} is a folder, not a script.`, file);
  if (stats !== undefined) {
    const endings = [...scriptEndings].join(", ");
    throw new MillraceError("MR_SCRIPT_NOT_FOUND", `${file} is not a script.`, `Scripts end in one of ${endings}.`);
  }
  throw notFound(`There is no script ${file}.`, dirname(file));
}

function notFound(text: string, folder: string): MillraceError {
  const scripts = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : undefined;
  if (scripts === undefined) return new MillraceError("MR_SCRIPT_NOT_FOUND", text, `Its folder does not exist either: check the path.`);
  const names = scripts.filter((name) => scriptEndings.has(extname(name))).sort();
  const hint =
    names.length > 0 ? `Scripts in ${folder}: ${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}.` : "Check the path.";
  return new MillraceError("MR_SCRIPT_NOT_FOUND", text, hint);
}
