/**
 * A form: fields whose values wait in the browser until the submit button is pressed and then travel as one event.
 * What may stand in it is settled in `core/widgets/form.ts`; the waiting is done by `frontend/widget-store.ts`.
 */
import { type AsyncBody, type Body, fillBody, readBody } from "../../core/element/container-body.js";
import type { ElementHost } from "../../core/element/element-host.js";
import type { CommonProps, Height, Width } from "../../core/element/element-props.js";
import { sizeOption } from "../../core/element/size-option.js";
import { describeValue, MillraceError, optionError } from "../../core/errors.js";
import type { Container } from "../../st.js";

declare module "../../core/element/element-props.js" {
  interface ElementProps {
    form: FormProps;
  }
}

export interface FormProps extends CommonProps {
  /** No line around it. */
  plain?: true;
  /** Enter in a field does not submit. */
  noEnter?: true;
}

export interface FormOptions {
  /** After a submit the fields go back to their defaults, on the page and for the script. Default false. */
  clearOnSubmit?: boolean;
  /** Enter in a text or number field (Ctrl+Enter in a text area) presses the first submit button. Default true. */
  enterToSubmit?: boolean;
  /** A line around it. Default true. */
  border?: boolean;
  /** Default `"stretch"`. */
  width?: Width;
  /** Pixels make it scroll inside itself. Default `"content"`. */
  height?: Height;
}

/**
 * Groups fields that are sent together: nothing runs while they are filled in, one run follows the submit button.
 *
 * A field that is required or does not pass its check holds the form back and says why.
 *
 * @param key Name of the form; each form of a page needs its own.
 * @param body Plain `st.…` calls in it write into the form. May be async; then await the result.
 * @returns The form as a container; a promise of it when `body` is async.
 * @throws MillraceError `MR_FORM_NESTED` inside another form, `MR_WIDGET_DUPLICATE_KEY` for a key that is taken.
 * @example
 * st.form("sign-up", { clearOnSubmit: true }, () => {
 *   const name = st.textInput("Name", { required: true });
 *   if (st.formSubmitButton("Sign up")) st.write("Welcome,", name);
 * });
 */
export function form(this: ElementHost, key: string, options?: FormOptions): Container;
export function form(this: ElementHost, key: string, body: AsyncBody<Container>): Promise<Container>;
export function form(this: ElementHost, key: string, options: FormOptions, body: AsyncBody<Container>): Promise<Container>;
export function form(this: ElementHost, key: string, body: Body<Container>): Container;
export function form(this: ElementHost, key: string, options: FormOptions, body: Body<Container>): Container;
export function form(
  this: ElementHost,
  key: string,
  first?: FormOptions | Body<Container>,
  second?: Body<Container>,
): Container | Promise<Container> {
  if (typeof key !== "string" || key === "") {
    throw optionError("form", undefined, `the key is ${describeValue(key)}.`, 'Give each form a name, like st.form("sign-up").');
  }
  if (this.formKey !== undefined) {
    throw new MillraceError(
      "MR_FORM_NESTED",
      `st.form(${JSON.stringify(key)}) stands inside the form ${JSON.stringify(this.formKey)}.`,
      "Close the first form before the second begins.",
    );
  }
  const { options, body } = readBody<Container, FormOptions>(first, second);
  // In st.each two items may have forms of one key: the prefix tells their fields apart.
  const name = `${this.scope.keyPrefix}${key}`;
  if (options.clearOnSubmit) this.context.session.clearOnSubmit(name);
  const inner = this.block("form", formProps(options), { key, form: name }) as Container;
  return fillBody(this, inner, body);
}

function formProps({ border = true, enterToSubmit = true, width, height }: FormOptions): FormProps {
  return {
    plain: border ? undefined : true,
    noEnter: enterToSubmit ? undefined : true,
    width: sizeOption("form", undefined, "width", width),
    height: sizeOption("form", undefined, "height", height),
  };
}
