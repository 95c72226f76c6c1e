import { useContext } from "react";
import { ElementRenderer } from "../../frontend/parts/children.js";
import { useChildren } from "../../frontend/tree-store.js";
import type { ViewProps } from "../../frontend/view.js";

/** The elements of one item, as if they stood in the flow around the list. */
export function EachView({ node }: ViewProps<"each">) {
  const Element = useContext(ElementRenderer);
  const ids = useChildren(node);
  return ids.map((id) => <Element key={id} id={id} />);
}
