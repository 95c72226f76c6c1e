import { Children } from "../../frontend/parts/children.js";
import { Disclosure } from "../../frontend/parts/disclosure.js";
import { Icon } from "../../frontend/parts/icon.js";
import { Skeleton } from "../../frontend/parts/skeleton.js";
import { useChildren } from "../../frontend/tree-store.js";
import type { ViewProps } from "../../frontend/view.js";
import { useWidgetValue } from "../../frontend/widget-store.js";

export function ExpanderView({ props, node }: ViewProps<"expander">) {
  const { label, icon, look, lazy } = props;
  const [open, setOpen, { pending }] = useWidgetValue<boolean>(props, { field: false });
  const empty = useChildren(node).length === 0;
  return (
    <Disclosure
      label={label}
      open={open}
      onToggle={(next) => setOpen(next)}
      look={look}
      icon={icon ? <Icon name={icon} size={18} /> : undefined}
      testId="stExpander"
    >
      {lazy && pending && empty ? <Skeleton height={72} /> : <Children of={node} />}
    </Disclosure>
  );
}
