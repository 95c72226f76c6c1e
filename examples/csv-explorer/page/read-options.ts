/** How an uploaded file is read: everything is found out, and everything can be said. */
import { type Container, st } from "millrace";
import { encodings } from "../csv/byte-text.js";
import { delimiters } from "../csv/csv-dialect.js";
import type { CsvOptions, LoadedTable } from "../csv/load-csv.js";
import type { Kind } from "../table/value-formats.js";

const chosenKinds = { text: "Read as text", number: "Read as numbers", date: "Read as dates", boolean: "Read as true / false" } as const;
const kindList = Object.keys(chosenKinds) as (keyof typeof chosenKinds)[];
const kindKey = (kind: Kind, id: string): string => `read ${kind} ${id}`;

/**
 * @param id Of the file: each has its own settings.
 */
export function readOptions(place: Container, id: string): CsvOptions {
  const choose = (label: string, names: Readonly<Record<string, string>>): string | undefined =>
    place.selectbox(label, ["", ...Object.keys(names)], {
      key: `${label} ${id}`,
      format: (value) => (value === "" ? "Automatic" : (names[value] ?? value)),
    }) || undefined;
  const delimiter = choose("Delimiter", delimiters);
  const encoding = choose("Encoding", encodings);
  const header = choose("First row", { names: "Names of the columns", values: "Values" });
  const kinds: Record<string, Kind> = {};
  // The lists of columns stand further down, when the columns are known; what was chosen in them is known already.
  for (const kind of kindList) for (const name of st.sessionState.get<string[]>(kindKey(kind, id), [])) kinds[name] = kind;
  return { delimiter, encoding, header: header === undefined ? undefined : header === "names", kinds };
}

/** The columns whose type is not what was found out, and a line that says how the file was read. */
export function kindOptions(place: Container, id: string, { table, delimiter, encoding, header }: LoadedTable): void {
  const names = table.columns.map(({ name }) => name);
  for (const kind of kindList) place.multiselect(chosenKinds[kind], names, { key: kindKey(kind, id), placeholder: "As found" });
  const how = [delimiters[delimiter] ?? `“${delimiter}”`, encodings[encoding] ?? encoding, header ? "with names" : "without names"];
  place.caption(`Read with: ${how.join(" · ")}`);
}
