import { materialIcons } from "./material-icons.js";

/** A Material symbol by name; a name we don't ship is shown as words, so that the author sees what is missing. */
export function MaterialIcon({ name, size }: { name: string; size: number | string }) {
  const path = Object.hasOwn(materialIcons, name) ? materialIcons[name as keyof typeof materialIcons] : undefined;
  if (path === undefined) return <span>{name.replaceAll("_", " ")}</span>;
  return (
    <svg width={size} height={size} viewBox="0 -960 960 960" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}
