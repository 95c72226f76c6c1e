import { type KeyboardEvent, useMemo } from "react";
import { formatPrintf, parsePrintf } from "../../core/data/printf.js";
import { numberProblem } from "../../core/widgets/number-rules.js";
import { addSteps, parseNumberText } from "../../core/widgets/number-text.js";
import { Field } from "../../frontend/parts/field.js";
import { BoxButton, TextBox, textBoxField } from "../../frontend/parts/text-box.js";
import { type Reading, useTypedValue } from "../../frontend/parts/use-typed-value.js";
import { isTouchApple } from "../../frontend/platform.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./number-input.module.css";
import { StepButton } from "./step-button.js";

const localeHasDecimalComma = (1.5).toLocaleString().includes(",");

/** Arrow keys held down: the last of a burst is sent. */
const repeatPause = 120;

const keySteps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

export function NumberInputView({ props }: ViewProps<"numberInput">) {
  const { min, max, whole, step, format, icon, placeholder, disabled, nullable, required } = props;
  const conversion = useMemo(() => (format === undefined ? undefined : parsePrintf(format)), [format]);
  const around = conversion && [conversion.before, conversion.after];
  // A format that groups with commas has said what a comma means in this field.
  const decimalComma = localeHasDecimalComma && !conversion?.flags.group;

  const read = (text: string): Reading<number | null> => {
    if (text.trim() === "")
      return nullable && !required ? { value: null } : { problem: required ? "Fill in this field." : "Enter a number." };
    const number = parseNumberText(text, { around, decimalComma, whole });
    if (number === undefined) return { problem: "Enter a number." };
    const problem = numberProblem(number, props);
    return problem === undefined ? { value: number } : { problem };
  };
  const write = (value: number | null): string => {
    if (value === null) return "";
    return conversion ? formatPrintf(value, conversion) : String(value);
  };
  const typed = useTypedValue<number | null>(props, { read, write });
  const { value, text, problem } = typed;

  const clamp = (number: number): number => Math.min(max ?? Infinity, Math.max(min ?? -Infinity, number));
  const stepBy = (count: number, burst = false): void => {
    if (disabled) return;
    const next = clamp(value === null ? 0 : addSteps(value, step, count));
    typed.set(next, burst ? { debounce: repeatPause } : undefined);
  };

  const keyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const count = keySteps[event.key];
    if (count !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      stepBy(count, event.repeat);
    } else if (event.key === "Enter") {
      if (!typed.commit()) event.preventDefault();
    } else if (event.key === "Escape" && typed.waiting) typed.forget();
  };
  // Nothing typed is no number; the field goes back to what it had.
  const leave = (): void => {
    if (text.trim() === "" && !nullable && !required) typed.forget();
    else typed.commit();
  };
  const signed = min === undefined || min < 0;
  const hint = typed.waiting ? "Press Enter to apply" : undefined;

  return (
    <Field props={props} testId="stNumberInput" error={problem}>
      {(control) => (
        <TextBox
          icon={icon}
          invalid={problem !== undefined}
          disabled={disabled}
          hint={problem ? undefined : hint}
          testId="stNumberInputContainer"
          iconTestId="stNumberInputIcon"
          end={
            <>
              {nullable && value !== null && !disabled ? (
                <BoxButton icon="close" label="Clear" onClick={() => typed.set(null)} testId="stNumberInputClearButton" />
              ) : null}
              <span className={styles.steps}>
                <StepButton
                  icon="minus"
                  label="Decrease"
                  disabled={disabled || (value !== null && min !== undefined && value <= min)}
                  onStep={(burst) => stepBy(-1, burst)}
                  testId="stNumberInputStepDown"
                />
                <StepButton
                  icon="plus"
                  label="Increase"
                  disabled={disabled || (value !== null && max !== undefined && value >= max)}
                  onStep={(burst) => stepBy(1, burst)}
                  testId="stNumberInputStepUp"
                />
              </span>
            </>
          }
        >
          <input
            {...control}
            ref={typed.field}
            type="text"
            role="spinbutton"
            aria-valuenow={value ?? undefined}
            aria-valuetext={text || undefined}
            aria-valuemin={min}
            aria-valuemax={max}
            inputMode={signed && isTouchApple ? "text" : whole ? "numeric" : "decimal"}
            autoComplete="off"
            className={textBoxField}
            value={text}
            placeholder={placeholder}
            onChange={(event) => typed.type(event.target.value)}
            onKeyDown={keyDown}
            onBlur={leave}
            onInvalid={typed.complain}
            data-testid="stNumberInputField"
          />
        </TextBox>
      )}
    </Field>
  );
}
