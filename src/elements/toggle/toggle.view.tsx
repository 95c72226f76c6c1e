import { CheckField } from "../../frontend/parts/check-field.js";
import type { ViewProps } from "../../frontend/view.js";

export function ToggleView({ props }: ViewProps<"toggle">) {
  return <CheckField props={props} look="switch" />;
}
