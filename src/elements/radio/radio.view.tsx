import { useId, useState } from "react";
import checkStyles from "../../frontend/parts/check-field.module.css";
import { classes } from "../../frontend/parts/classes.js";
import { Field } from "../../frontend/parts/field.js";
import { InlineMarkdown } from "../../frontend/parts/inline-markdown.js";
import type { ViewProps } from "../../frontend/view.js";
import { useWidgetValue } from "../../frontend/widget-store.js";
import styles from "./radio.module.css";

/** Native radio buttons: arrow keys choose, Tab enters and leaves the group, forms know them. */
export function RadioView({ props }: ViewProps<"radio">) {
  const { options, ids = options, captions, horizontal, disabled, required } = props;
  const [value, setValue] = useWidgetValue<string | null>(props);
  const [asked, setAsked] = useState(false);
  const name = useId();
  const error = asked && required && value === null ? "Choose one of these." : undefined;
  return (
    <Field props={props} testId="stRadio" error={error} group>
      {(control) => (
        <div
          role="radiogroup"
          id={control.id}
          aria-labelledby={control["aria-labelledby"]}
          aria-describedby={control["aria-describedby"]}
          aria-invalid={control["aria-invalid"]}
          aria-required={required}
          className={classes(styles.group, horizontal && styles.horizontal, disabled && styles.disabled, disabled && checkStyles.disabled)}
          data-testid="stRadioGroup"
        >
          {options.map((text, at) => {
            const id = ids[at] as string;
            const caption = captions?.[at];
            return (
              <label key={id} className={classes(checkStyles.label, styles.option)} data-testid="stRadioOption">
                <input
                  type="radio"
                  name={name}
                  className={classes(checkStyles.control, checkStyles.circle)}
                  checked={value === id}
                  disabled={disabled}
                  required={required}
                  onChange={() => {
                    setAsked(false);
                    setValue(id);
                  }}
                  onInvalid={() => setAsked(true)}
                />
                <span className={classes(checkStyles.words, styles.words)}>
                  <span>
                    <InlineMarkdown text={text} />
                  </span>
                  {caption ? (
                    <span className={styles.caption} data-testid="stRadioCaption">
                      <InlineMarkdown text={caption} />
                    </span>
                  ) : null}
                </span>
              </label>
            );
          })}
          {options.length === 0 ? <span className={styles.empty}>Nothing to choose from.</span> : null}
        </div>
      )}
    </Field>
  );
}
