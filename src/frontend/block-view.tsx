import { memo } from "react";
import type { RootName } from "../core/delta/tree.js";
import { roots } from "../core/delta/tree.js";
import { ElementView } from "./element-view.js";
import { Children, ElementRenderer } from "./parts/children.js";

/** One of the fixed places of the page with all that stands in it. */
export const BlockView = memo(function BlockView({ root }: { root: RootName }) {
  return (
    <ElementRenderer value={ElementView}>
      <Children of={roots[root]} />
    </ElementRenderer>
  );
});
