import { type ComponentType, memo, Suspense, use } from "react";
import { classes } from "./classes.js";
import styles from "./icon.module.css";
import { loadOnce } from "./load-once.js";
import { StrokeIcon } from "./stroke-icon.js";
import { uiIcons } from "./ui-icons.js";

export interface IconProps {
  /** One of our own (`ui-icons.ts`, `later-icons.ts`), an emoji, or `:material/name:`. */
  name: string;
  /** CSS pixels or a CSS length. */
  size?: number | string;
  className?: string;
  /** Read out; without it the icon is decoration. */
  label?: string;
}

type Drawing = ComponentType<{ name: string; size: number | string }>;

/** Without its drawing an icon is an empty box: no reason to fail for the element it stands in. */
const noDrawing = (): Drawing => () => null;
const loadLaterIcon = loadOnce<Drawing>(() => import("./later-icon.js").then((module) => module.LaterIcon, noDrawing));
const loadMaterialIcon = loadOnce<Drawing>(() => import("./material-icon.js").then((module) => module.MaterialIcon, noDrawing));

/** An icon in the colour of the text around it. It has its final size before its drawing is there. */
export const Icon = memo(function Icon({ name, size = 18, className, label }: IconProps) {
  if (Object.hasOwn(uiIcons, name)) {
    return <StrokeIcon path={uiIcons[name as keyof typeof uiIcons]} size={size} className={className} label={label} />;
  }
  const accessible = label === undefined ? { "aria-hidden": true as const } : { role: "img", "aria-label": label };
  const material = /^:material\/([a-z\d_]+):$/.exec(name)?.[1];
  if (material !== undefined || /^[a-z-]+$/.test(name)) {
    return (
      <span
        className={classes(styles.icon, styles.box, className)}
        style={{ minWidth: size, height: size }}
        data-testid={material === undefined ? undefined : "stIconMaterial"}
        {...accessible}
      >
        <Suspense>
          <LoadedIcon load={material === undefined ? loadLaterIcon : loadMaterialIcon} name={material ?? name} size={size} />
        </Suspense>
      </span>
    );
  }
  return (
    <span className={classes(styles.icon, styles.emoji, className)} style={{ fontSize: size }} data-testid="stIconEmoji" {...accessible}>
      {name}
    </span>
  );
});

function LoadedIcon({ load, ...rest }: { load: () => Promise<Drawing>; name: string; size: number | string }) {
  const Loaded = use(load());
  return <Loaded {...rest} />;
}
