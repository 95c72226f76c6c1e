import type { MouseEvent } from "react";
import { ActionButton } from "../../frontend/parts/action-button.js";
import type { ViewProps } from "../../frontend/view.js";
import { useForm } from "../../frontend/widget-store.js";

/** Sends the form when every field of it is right; else leads to the first that is not (its view says why). */
export function FormSubmitButtonView({ props }: ViewProps<"formSubmitButton">) {
  const form = useForm();
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    event.preventDefault();
    const native = event.currentTarget.form;
    if (native && !native.checkValidity()) {
      firstWrong(native)?.focus();
      return;
    }
    form?.submit(props.id);
  };
  return (
    <div data-testid="stFormSubmitButton">
      <ActionButton props={props} type="submit" onClick={click} />
    </div>
  );
}

function firstWrong(form: HTMLFormElement): HTMLInputElement | undefined {
  const fields = [...form.elements].filter((element) => element.matches("input, textarea, select")) as HTMLInputElement[];
  return fields.find((field) => !field.validity.valid);
}
