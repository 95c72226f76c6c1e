import { type KeyboardEvent, useState } from "react";
import { textProblem } from "../../core/widgets/text-rules.js";
import { Field } from "../../frontend/parts/field.js";
import { BoxButton, TextBox, textBoxField } from "../../frontend/parts/text-box.js";
import { type Reading, useTypedValue } from "../../frontend/parts/use-typed-value.js";
import type { ViewProps } from "../../frontend/view.js";

/** What phones show and browsers expect for each kind. Not `type="email"`: browsers change such a text on their own. */
const keyboards = {
  default: {},
  password: { type: "password" },
  email: { inputMode: "email", autoCapitalize: "off", spellCheck: false },
  url: { inputMode: "url", autoCapitalize: "off", spellCheck: false },
  phone: { type: "tel" },
  search: { type: "search", enterKeyHint: "search" },
} as const;

export function TextInputView({ props }: ViewProps<"textInput">) {
  const { kind = "default", icon, placeholder, maxChars, disabled, nullable, live, autocomplete = "off" } = props;
  const [revealed, setRevealed] = useState(false);
  const read = (text: string): Reading<string | null> => {
    const problem = textProblem(text, props);
    if (problem !== undefined) return { problem };
    return { value: text === "" && nullable ? null : text };
  };
  const typed = useTypedValue<string | null>(props, { read, write: (value) => value ?? "", live, secret: kind === "password" });
  const { text, problem } = typed;

  const keyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !typed.commit()) event.preventDefault();
    if (event.key === "Escape" && typed.waiting) typed.forget();
  };
  const clear = (): void => {
    typed.set(nullable ? null : "");
    typed.field.current?.focus();
  };
  const clearable = (nullable || kind === "search") && text !== "" && !disabled && !props.required;
  const hint = [typed.waiting && "Press Enter to apply", maxChars !== undefined && text !== "" && `${text.length}/${maxChars}`]
    .filter(Boolean)
    .join(" · ");

  return (
    <Field props={props} testId="stTextInput" error={problem} hint={problem && hint}>
      {(control) => (
        <TextBox
          icon={icon ?? (kind === "search" ? "search" : undefined)}
          invalid={problem !== undefined}
          disabled={disabled}
          hint={problem ? undefined : hint}
          testId="stTextInputRootElement"
          iconTestId="stTextInputIcon"
          end={
            <>
              {clearable ? <BoxButton icon="close" label="Clear" onClick={clear} testId="stTextInputClearButton" /> : null}
              {kind === "password" ? (
                <BoxButton
                  icon={revealed ? "eye-off" : "eye"}
                  label={revealed ? "Hide password" : "Show password"}
                  onClick={() => setRevealed(!revealed)}
                  disabled={disabled}
                />
              ) : null}
            </>
          }
        >
          <input
            {...control}
            type="text"
            {...keyboards[kind]}
            {...(revealed ? { type: "text" } : undefined)}
            ref={typed.field}
            className={textBoxField}
            value={text}
            placeholder={placeholder}
            maxLength={maxChars}
            autoComplete={autocomplete}
            onChange={(event) => typed.type(event.target.value)}
            onKeyDown={keyDown}
            onBlur={typed.commit}
            onInvalid={typed.complain}
            data-testid="stTextInputField"
          />
        </TextBox>
      )}
    </Field>
  );
}
