import { ActionButton } from "../../frontend/parts/action-button.js";
import type { ViewProps } from "../../frontend/view.js";
import { fireTrigger } from "../../frontend/widget-store.js";

export function ButtonView({ props }: ViewProps<"button">) {
  return (
    <div data-testid="stButton">
      <ActionButton props={props} onClick={() => fireTrigger(props)} />
    </div>
  );
}
