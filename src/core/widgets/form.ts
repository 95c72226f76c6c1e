/**
 * The rules of a form: what may stand in it and what may not.
 *
 * Values of a form wait in the browser until its submit button is pressed; the server sees one event with all of them.
 * So nothing else in the form may start a run: no button but the form's own, and no callback on a field, which could
 * only be called long after its change.
 */
import { MillraceError } from "../errors.js";
import type { Callback, OnChange } from "./widget-manager.js";

interface Member {
  type: string;
  label: string;
  trigger?: boolean;
  onChange?: OnChange | Callback;
  /** A container with a value (an expander): what is open is no field, its changes are sent at once. */
  holds?: boolean;
}

const submitType = "formSubmitButton";

/**
 * Refuses a widget that cannot stand where it is called.
 *
 * @param form The form around it; undefined outside forms.
 * @throws MillraceError `MR_FORM_FORBIDDEN_ELEMENT` in a form, `MR_FORM_SUBMIT_OUTSIDE` for a submit button without one.
 */
export function checkFormMember(form: string | undefined, { type, label, trigger, onChange, holds }: Member): void {
  const call = `st.${type}(${JSON.stringify(label)})`;
  if (type === submitType) {
    if (form !== undefined) return;
    throw new MillraceError("MR_FORM_SUBMIT_OUTSIDE", `${call} stands outside a form.`, "Put it into st.form(…), or use st.button.");
  }
  if (form === undefined || holds) return;
  if (trigger) {
    throw new MillraceError(
      "MR_FORM_FORBIDDEN_ELEMENT",
      `${call} stands inside the form ${JSON.stringify(form)}, where only st.formSubmitButton can be clicked.`,
      "Move it out of the form, or use st.formSubmitButton.",
    );
  }
  if (typeof onChange === "function") {
    throw new MillraceError(
      "MR_FORM_FORBIDDEN_ELEMENT",
      `${call} has a callback, but its value travels with the form ${JSON.stringify(form)} only when that is submitted.`,
      "Give the callback to st.formSubmitButton as onClick.",
    );
  }
}
