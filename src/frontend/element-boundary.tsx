import { Component, type ErrorInfo, type ReactNode, Suspense } from "react";
import type { AnyNode } from "../core/delta/tree.js";
import { optional } from "./chrome/optional.js";

const ElementFailure = optional(() => import("./early.js").then((module) => module.ElementFailure));

interface Props {
  node: AnyNode;
  children: ReactNode;
}

interface State {
  error: unknown;
  /** The cell that could not be drawn; another one is a new chance. */
  failed: AnyNode | undefined;
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
    return (
      <Suspense>
        <ElementFailure error={error} onRetry={() => this.setState({ error: undefined })} />
      </Suspense>
    );
  }
}
