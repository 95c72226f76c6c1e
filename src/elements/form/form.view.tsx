import type { FormEvent, KeyboardEvent } from "react";
import { useDev } from "../../frontend/page-connection.js";
import { Children } from "../../frontend/parts/children.js";
import { classes } from "../../frontend/parts/classes.js";
import type { ViewProps } from "../../frontend/view.js";
import { FormContext } from "../../frontend/widget-store.js";
import styles from "./form.module.css";

/**
 * A native form: the browser finds the submit button for Enter, and asks every field whether it is right. Nothing is
 * ever sent natively; the submit button fires its own event with the values that wait here.
 */
export function FormView({ node, props }: ViewProps<"form">) {
  const { plain, noEnter, height } = props;
  const dev = useDev();
  return (
    <FormContext value={node}>
      <form
        noValidate
        className={classes(styles.form, plain ? styles.plain : styles.framed, typeof height === "number" && styles.scrolls)}
        data-testid="stForm"
        onSubmit={(event: FormEvent) => event.preventDefault()}
        onKeyDown={(event) => keyPressed(event, noEnter === true)}
      >
        <Children of={node} className={styles.fields} />
        {dev ? (
          <p className={styles.missing}>
            This form has no submit button. Add <code>st.formSubmitButton()</code> to it.
          </p>
        ) : null}
      </form>
    </FormContext>
  );
}

/** Enter submits from fields with text, Ctrl+Enter (⌘+Enter) from text areas; the field has taken its text before. */
function keyPressed(event: KeyboardEvent<HTMLFormElement>, noEnter: boolean): void {
  const { target, currentTarget } = event;
  if (event.key !== "Enter" || event.defaultPrevented) return;
  if (target instanceof HTMLInputElement) {
    if (noEnter || /^(?:checkbox|radio|range|file)$/.test(target.type)) event.preventDefault();
    return;
  }
  if (noEnter || !(target instanceof HTMLTextAreaElement) || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  currentTarget.querySelector<HTMLButtonElement>("button[type=submit]:not(:disabled)")?.click();
}
