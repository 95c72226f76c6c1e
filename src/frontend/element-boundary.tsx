import { Component, type ErrorInfo, type ReactNode } from "react";
import type { AnyNode } from "../core/delta/tree.js";
import styles from "./element-boundary.module.css";
import { Button } from "./parts/button.js";
import { Icon } from "./parts/icon.js";

interface Props {
  node: AnyNode;
  children: ReactNode;
}

interface State {
  error: unknown;
  /** The cell that could not be drawn; another one is a new chance. */
  failed: AnyNode | undefined;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A chunk could not be fetched: the server was replaced, or the network is gone. */
function isLoadFailure(error: unknown): boolean {
  return /dynamically imported module|Importing a module|module script|preload CSS/i.test(describe(error));
}

/** Keeps the failure of one element in that element's place. It is drawn again as soon as its node changes. */
export class ElementBoundary extends Component<Props, State> {
  override state: State = { error: undefined, failed: undefined };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.error === undefined) return state.failed === props.node ? null : { failed: props.node };
    return state.failed === props.node ? null : { error: undefined, failed: props.node };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(`The element «${this.props.node.type}» could not be drawn.`, error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const loading = isLoadFailure(error);
    return (
      <div className={styles.failure} role="alert" data-testid="stException">
        <Icon name="error" size={18} />
        <div>
          <p className={styles.title}>{loading ? "A part of this page could not be loaded." : "This element could not be drawn."}</p>
          <p className={styles.detail}>
            {loading ? "The app may have been updated. Reload the page to get the new version." : describe(error)}
          </p>
        </div>
        <Button compact icon="refresh" onClick={() => (loading ? location.reload() : this.setState({ error: undefined }))}>
          {loading ? "Reload" : "Try again"}
        </Button>
      </div>
    );
  }
}
