import { CheckField } from "../../frontend/parts/check-field.js";
import type { ViewProps } from "../../frontend/view.js";

export function CheckboxView({ props }: ViewProps<"checkbox">) {
  return <CheckField props={props} look="box" />;
}
