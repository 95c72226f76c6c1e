import { useContext } from "react";
import { ElementRenderer } from "../../frontend/parts/children.js";
import { useChildren } from "../../frontend/tree-store.js";
import type { ViewProps } from "../../frontend/view.js";

/** What stands in the place, as if it stood in the flow around it. */
export function EmptyView({ node }: ViewProps<"empty">) {
  const Element = useContext(ElementRenderer);
  const ids = useChildren(node);
  return ids.map((id) => <Element key={id} id={id} />);
}
