import type { KeyboardEvent } from "react";
import { textProblem } from "../../core/widgets/text-rules.js";
import { classes } from "../../frontend/parts/classes.js";
import { Field } from "../../frontend/parts/field.js";
import inputStyles from "../../frontend/parts/input.module.css";
import { InputHint } from "../../frontend/parts/text-box.js";
import { type Reading, useTypedValue } from "../../frontend/parts/use-typed-value.js";
import { isApple } from "../../frontend/platform.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./text-area.module.css";

const applyHint = `Press ${isApple ? "⌘" : "Ctrl"}+Enter to apply`;

export function TextAreaView({ props }: ViewProps<"textArea">) {
  const { placeholder, maxChars, height, nullable } = props;
  const read = (text: string): Reading<string | null> => {
    const problem = textProblem(text, props);
    if (problem !== undefined) return { problem };
    return { value: text === "" && nullable ? null : text };
  };
  const typed = useTypedValue<string | null>(props, { read, write: (value) => value ?? "" });
  const { text, problem } = typed;
  const hint = [typed.waiting && applyHint, maxChars !== undefined && text !== "" && `${text.length}/${maxChars}`]
    .filter(Boolean)
    .join(" · ");

  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !typed.commit()) event.preventDefault();
  };

  return (
    <Field
      props={props}
      testId="stTextArea"
      error={problem}
      hint={problem && hint}
      className={classes(height === "stretch" && styles.stretches)}
    >
      {(control) => (
        <div className={styles.place} data-testid="stTextAreaRootElement">
          <textarea
            {...control}
            ref={typed.field}
            className={classes(inputStyles.input, styles.area, height === "content" && styles.grows)}
            style={typeof height === "number" ? { height } : undefined}
            rows={height === "content" ? Math.min(30, Math.max(2, text.split("\n").length)) : 3}
            value={text}
            placeholder={placeholder}
            maxLength={maxChars}
            onChange={(event) => typed.type(event.target.value)}
            onKeyDown={keyDown}
            onBlur={typed.commit}
            onInvalid={typed.complain}
          />
          {hint && !problem ? <InputHint>{hint}</InputHint> : null}
        </div>
      )}
    </Field>
  );
}
