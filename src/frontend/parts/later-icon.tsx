import { laterIcons } from "./later-icons.js";
import { StrokeIcon, type StrokeIconProps } from "./stroke-icon.js";

/** An icon of `later-icons.ts`; a name that is none is shown as it is. */
export function LaterIcon({ name, ...rest }: Omit<StrokeIconProps, "path"> & { name: string }) {
  const path = Object.hasOwn(laterIcons, name) ? laterIcons[name as keyof typeof laterIcons] : undefined;
  return path === undefined ? <span>{name}</span> : <StrokeIcon path={path} {...rest} />;
}
