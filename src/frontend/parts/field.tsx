/**
 * What every input has around it: the label above, the required mark, the (?), and the error in the field's own place.
 *
 * The control itself comes from the view as a function of the ids it must carry, so that label, help and error are
 * tied to it for everybody, without the view repeating it.
 */
import { type ReactNode, useId } from "react";
import type { WidgetProps } from "../../core/element/element-props.js";
import { classes } from "./classes.js";
import styles from "./field.module.css";
import { Icon } from "./icon.js";
import { InlineMarkdown } from "./inline-markdown.js";
import { plainText } from "./plain-text.js";
import { HelpTip } from "./tooltip.js";

/** What the control must carry: `<input {...control} />`. */
export interface ControlProps {
  id: string;
  disabled: boolean;
  required: boolean;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
  /** Only for controls that are no single input (a group): point at the label. */
  "aria-labelledby": string;
}

export interface FieldProps {
  /** The widget's own props: label, help, disabled, required, labelVisibility are taken from them. */
  props: Pick<WidgetProps, "label" | "help" | "disabled" | "required" | "labelVisibility">;
  testId: string;
  /** Why the value cannot be taken, in words; shown below the control with an icon. */
  error?: string;
  /** Quiet text below the control at its end («12/80», «Press Enter to apply»). */
  hint?: ReactNode;
  /** The control is a group of several inputs: the label names the group and is no `<label>`. */
  group?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}

/**
 * A labelled field.
 *
 * @example
 * <Field props={props} testId="stTextInput">{(control) => <input {...control} className={inputStyles.input} />}</Field>
 */
export function Field({ props, testId, error, hint, group = false, className, children }: FieldProps) {
  const id = useId();
  const labelId = `${id}l`;
  const errorId = `${id}e`;
  const hintId = `${id}h`;
  const described = [error && errorId, hint && hintId].filter(Boolean).join(" ");
  const control: ControlProps = {
    id,
    disabled: props.disabled === true,
    required: props.required === true,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": described || undefined,
    "aria-labelledby": labelId,
  };
  return (
    <div className={classes(styles.field, props.disabled && styles.disabled, className)} data-testid={testId}>
      <FieldLabel props={props} id={labelId} htmlFor={group ? undefined : id} />
      {children(control)}
      {error || hint ? (
        <div className={styles.below}>
          {error ? (
            <p id={errorId} className={styles.error} role="alert">
              <Icon name="error" size={16} />
              <span>{error}</span>
            </p>
          ) : (
            <span />
          )}
          {hint ? (
            <span id={hintId} className={styles.hint}>
              {hint}
            </span>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

export interface FieldLabelProps {
  props: Pick<WidgetProps, "label" | "help" | "required" | "labelVisibility">;
  id?: string;
  /** Id of the control; without it the label is plain text (of a group). */
  htmlFor?: string;
}

/** The label above a control. «hidden» keeps its room, «collapsed» keeps only its words for screen readers. */
export function FieldLabel({ props, id, htmlFor }: FieldLabelProps) {
  const { label, help, required, labelVisibility } = props;
  const words = (
    <>
      <InlineMarkdown text={label} links={false} />
      {required ? (
        <span className={styles.required} data-testid="stWidgetLabelRequired" aria-hidden="true">
          *
        </span>
      ) : null}
    </>
  );
  return (
    <div className={classes(styles.head, labelVisibility && styles[labelVisibility])} data-testid="stWidgetLabel">
      {htmlFor === undefined ? (
        <span id={id} className={styles.label}>
          {words}
        </span>
      ) : (
        <label id={id} htmlFor={htmlFor} className={styles.label}>
          {words}
        </label>
      )}
      {help && !labelVisibility ? <HelpTip text={help} about={plainText(label)} /> : null}
    </div>
  );
}
