import type { ErrorDescription } from "../../core/element/error-description.js";
import { errorCodes } from "../../core/errors.js";

const ofName: Readonly<Record<string, string>> = {
  AbortError: "Something was cancelled",
  AggregateError: "Several things failed at once",
  AssertionError: "Something expected was not so",
  RangeError: "A number is out of range",
  ReferenceError: "A name is used that does not exist",
  SyntaxError: "A text could not be understood",
  TimeoutError: "Something took too long",
  TypeError: "A value is not what the code expects",
  URIError: "An address could not be understood",
};

/** What happened, in plain words. */
export function errorTitle({ code, name }: Pick<ErrorDescription, "code" | "name">): string {
  if (code !== undefined && Object.hasOwn(errorCodes, code)) return errorCodes[code as keyof typeof errorCodes].replace(/\.$/, "");
  if (code === "ENOENT") return "A file or folder is not there";
  if (code === "EACCES" || code === "EPERM") return "A file or folder may not be used";
  if (code === "ECONNREFUSED" || code === "ENOTFOUND") return "Another computer could not be reached";
  return Object.hasOwn(ofName, name) ? (ofName[name] as string) : "Something went wrong";
}
