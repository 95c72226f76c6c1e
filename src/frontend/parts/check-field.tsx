import type { ReactNode } from "react";
import type { BooleanProps } from "../../core/widgets/boolean-widget.js";
import { useWidgetValue } from "../widget-store.js";
import styles from "./check-field.module.css";
import { classes } from "./classes.js";
import { InlineMarkdown } from "./inline-markdown.js";
import { plainText } from "./plain-text.js";
import { HelpTip } from "./tooltip.js";

/** A box or switch with its label beside it: native, so that keyboard and form behaviour are the browser's own. */
export function CheckField({ props, look }: { props: BooleanProps; look: "box" | "switch" }) {
  const { label, help, disabled, labelVisibility, nowrap } = props;
  const [value, setValue] = useWidgetValue<boolean>(props);
  return (
    <div className={classes(styles.row, disabled && styles.disabled)} data-testid="stCheckbox">
      <label className={styles.label}>
        <input
          type="checkbox"
          role={look === "switch" ? "switch" : undefined}
          className={classes(styles.control, styles[look])}
          checked={value}
          disabled={disabled}
          onChange={(event) => setValue(event.target.checked)}
        />
        <CheckLabel visibility={labelVisibility} nowrap={nowrap}>
          <InlineMarkdown text={label} />
        </CheckLabel>
      </label>
      {help && !labelVisibility ? <HelpTip text={help} about={plainText(label)} /> : null}
    </div>
  );
}

function CheckLabel(props: { visibility: BooleanProps["labelVisibility"]; nowrap: true | undefined; children: ReactNode }) {
  const { visibility, nowrap, children } = props;
  return (
    <span
      className={classes(
        styles.words,
        nowrap && styles.nowrap,
        visibility === "hidden" && styles.hidden,
        visibility === "collapsed" && "visually-hidden",
      )}
      data-testid="stWidgetLabel"
    >
      {children}
    </span>
  );
}
