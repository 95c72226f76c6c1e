import { type ComponentType, lazy, memo, Suspense } from "react";
import { classes } from "./classes.js";
import styles from "./icon.module.css";
import { uiIcons } from "./ui-icons.js";

type Drawing = ComponentType<{ name: string; size: number | string }>;

/** Without its drawings an icon is an empty box: no reason to fail for the element it stands in. */
const MaterialIcon = lazy(() =>
  import("./material-icon.js").then(
    (module): { default: Drawing } => ({ default: module.MaterialIcon }),
    (): { default: Drawing } => ({ default: () => null }),
  ),
);

export interface IconProps {
  /** One of our own (`ui-icons.ts`), an emoji, or `:material/name:`. */
  name: string;
  /** CSS pixels or a CSS length. */
  size?: number | string;
  className?: string;
  /** Read out; without it the icon is decoration. */
  label?: string;
}

/** An icon in the colour of the text around it. It has its final size before its drawing is there. */
export const Icon = memo(function Icon({ name, size = 18, className, label }: IconProps) {
  const accessible = label === undefined ? { "aria-hidden": true as const } : { role: "img", "aria-label": label };
  const own = Object.hasOwn(uiIcons, name) ? uiIcons[name as keyof typeof uiIcons] : undefined;
  if (own !== undefined) {
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: hidden, or named by aria-label
      <svg className={classes(styles.icon, className)} width={size} height={size} viewBox="0 0 24 24" {...accessible}>
        <path d={own} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    );
  }
  const material = /^:material\/([a-z\d_]+):$/.exec(name)?.[1];
  if (material !== undefined) {
    return (
      <span
        className={classes(styles.icon, styles.box, className)}
        style={{ minWidth: size, height: size }}
        data-testid="stIconMaterial"
        {...accessible}
      >
        <Suspense fallback={null}>
          <MaterialIcon name={material} size={size} />
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
