import { useState } from "react";
import { Children } from "../../frontend/parts/children.js";
import { Disclosure } from "../../frontend/parts/disclosure.js";
import { Icon } from "../../frontend/parts/icon.js";
import { Spinner } from "../../frontend/parts/spinner.js";
import { useChildren } from "../../frontend/tree-store.js";
import type { ViewProps } from "../../frontend/view.js";
import type { StatusState } from "./status.js";
import styles from "./status.module.css";

const words = { running: "Running", complete: "Complete", error: "Failed" } as const;

export function StatusView({ props, node }: ViewProps<"status">) {
  const { label, state, look } = props;
  const said = props.open === true;
  // The person's own choice, until the script says something else.
  const [own, setOwn] = useState<boolean>();
  const [heard, setHeard] = useState(said);
  if (heard !== said) {
    setHeard(said);
    setOwn(undefined);
  }
  const empty = useChildren(node).length === 0;
  return (
    <>
      <Disclosure
        label={label}
        open={own ?? said}
        onToggle={setOwn}
        look={look}
        icon={<StateIcon state={state} />}
        empty={empty}
        testId="stExpander"
      >
        <Children of={node} />
      </Disclosure>
      <span role="status" className="visually-hidden">
        {`${label}: ${words[state]}`}
      </span>
    </>
  );
}

function StateIcon({ state }: { state: StatusState }) {
  switch (state) {
    case "running":
      return (
        <span className={styles.running} data-testid="stExpanderIconSpinner">
          <Spinner size={16} />
        </span>
      );
    case "complete":
      return (
        <span className={styles.complete} data-testid="stExpanderIconCheck">
          <Icon name="success" size={20} />
        </span>
      );
    case "error":
      return (
        <span className={styles.error} data-testid="stExpanderIconError">
          <Icon name="error" size={20} />
        </span>
      );
  }
}
