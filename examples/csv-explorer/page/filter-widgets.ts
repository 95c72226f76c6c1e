/** The sidebar's filters: which columns, and for each the widget that suits its type. */
import { type Container, st } from "millrace";
import { extentOf, niceStep, tidy } from "../table/buckets.js";
import { type Column, columnNamed, type DateColumn, dateText, isCategory, type NumberColumn, type Table } from "../table/columns.js";
import type { Filter } from "../table/filters.js";
import { plainText } from "./plain-text.js";

/** A longer list of texts is searched instead of chosen from. */
const mostChoices = 2_000;
const msPerDay = 86_400_000;

/**
 * @param id Of the data: each set keeps its own filters.
 * @param first Columns that have a filter at first.
 */
export function filterWidgets(place: Container, id: string, table: Table, first: readonly string[]): Filter[] {
  const names = table.columns.map(({ name }) => name);
  const known = first.filter((name) => names.includes(name));
  const chosen = place.multiselect("Filter by", names, { key: `filter-by ${id}`, default: known, placeholder: "Choose columns" });
  const keys = chosen.map((name) => `filter ${id} ${name}`);
  const filters = chosen.flatMap((name, at) => {
    const column = columnNamed(table, name);
    return column ? (filterWidget(place, column, keys[at] as string) ?? []) : [];
  });
  const reset = (): void => {
    for (const key of keys) st.reset(key);
  };
  if (chosen.length > 0) {
    place.button("Clear filters", { key: `clear ${id}`, onClick: reset, disabled: filters.length === 0, width: "stretch" });
  }
  return filters;
}

/** Undefined: nothing is left out. */
function filterWidget(place: Container, column: Column, key: string): Filter | undefined {
  switch (column.kind) {
    case "number":
      return numberFilter(place, column, key);
    case "date":
      return dateFilter(place, column, key);
    case "boolean":
      return choiceFilter(place, column.name, ["true", "false"], key);
    case "text": {
      const few = isCategory(column) && column.words.length <= mostChoices;
      return few ? choiceFilter(place, column.name, sortedWords(column.words), key) : textFilter(place, column.name, key);
    }
  }
}

function numberFilter(place: Container, { name, values, whole }: NumberColumn, key: string): Filter | undefined {
  const [low, high] = extentOf(values);
  if (!(high > low)) return nothingToChoose(place, name);
  const step = whole && high - low <= 1_000 ? 1 : niceStep(low, high, 200);
  const min = tidy(Math.floor(low / step) * step);
  const max = tidy(Math.ceil(high / step) * step);
  const format = max >= 100_000 ? "compact" : undefined;
  const [from, to] = place.slider(plainText(name), { key, min, max, step, format, default: [min, max] });
  return from === min && to === max ? undefined : { column: name, from, to };
}

function dateFilter(place: Container, { name, values }: DateColumn, key: string): Filter | undefined {
  const [low, high] = extentOf(values);
  if (!(high > low)) return nothingToChoose(place, name);
  const [min, max] = [dateText(low, false), dateText(high, false)];
  if (min === max) return nothingToChoose(place, name);
  const range = place.slider(plainText(name), { key, min, max, default: [min, max], format: "D MMM YYYY" });
  const [from = min, to = max] = range.map(String);
  return from === min && to === max ? undefined : { column: name, from: Date.parse(from), to: Date.parse(to) + msPerDay - 1 };
}

function choiceFilter(place: Container, name: string, choices: readonly string[], key: string): Filter | undefined {
  const oneOf = place.multiselect(plainText(name), choices, { key, placeholder: `All ${choices.length}` });
  return oneOf.length === 0 ? undefined : { column: name, oneOf };
}

function textFilter(place: Container, name: string, key: string): Filter | undefined {
  const contains = place.textInput(plainText(name), { key, placeholder: "Contains …" }).trim();
  return contains === "" ? undefined : { column: name, contains };
}

function nothingToChoose(place: Container, name: string): undefined {
  place.caption(`${plainText(name)} has only one value.`);
}

function sortedWords(words: readonly string[]): string[] {
  return words.slice(1).sort(new Intl.Collator("en", { numeric: true }).compare);
}
