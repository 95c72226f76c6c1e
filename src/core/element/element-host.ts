/**
 * The script's hand on the page. `st`, `st.sidebar`, a column, a tab: each is an element host with all commands on it.
 *
 * Commands are functions with `this: ElementHost` (see `elements/`). They describe an element as plain props and hand
 * it to `emit` (shows something), `block` (holds others) or `widget` (has a value). Identity, form membership, interrupts
 * and late calls are settled here, so that no command has to think of them.
 */
import type { LiveNode, RequestHandler } from "../delta/live-node.js";
import { MillraceError } from "../errors.js";
import { type CallSite, currentScope, type RunContext, type Scope } from "../runner/run-context.js";
import { checkFormMember } from "../widgets/form.js";
import type { WidgetRecord, WidgetSpec, WidgetType } from "../widgets/widget-manager.js";
import type { ElementProps, ElementType, Json } from "./element-props.js";
import { toPlainProps } from "./plain-props.js";

/** Where a host writes. Without a context it asks the ambient scope (imported modules). */
export interface HostBinding {
  readonly context?: RunContext;
  /** Fixed block; absent: wherever plain calls write at the moment. */
  readonly block?: LiveNode;
  /** Keys of the `st.each` items in which the block was opened. */
  readonly keyPrefix?: string;
}

export interface EmitOptions {
  key?: string;
  /** Answers questions of this element's view. */
  onRequest?: RequestHandler;
}

export interface BlockOptions extends EmitOptions {
  /** Each write replaces the one before. */
  slot?: boolean;
  /** The block is a form with this key. */
  form?: string;
  /** Tells the block from its siblings of the same call: the label of a tab. Default: its turn. */
  name?: string;
  /** Begins the identity of everything inside. Default: that of the block around it. */
  keyPrefix?: string;
}

/** What an element command returns: the element can be changed, replaced or taken away later in the run. */
export interface ElementHandle<T extends ElementType = ElementType> {
  /** Changes some props in place. */
  update(props: Partial<ElementProps[T]>): this;
  /** Takes the element away. */
  empty(): void;
  /** Adds text to the end of a text element. */
  append(text: string): this;
}

/** The result of a widget command: its value, and its record for what the command does next. */
export interface WidgetResult<V> {
  value: V;
  record: WidgetRecord;
}

/** A widget that others stand in: beside its value a host that writes into it. */
export interface WidgetBlock<V> extends WidgetResult<V> {
  inner: ElementHost;
}

class Handle<T extends ElementType> implements ElementHandle<T> {
  readonly #context: RunContext;
  readonly #node: LiveNode;

  constructor(context: RunContext, node: LiveNode) {
    this.#context = context;
    this.#node = node;
  }

  update(props: Partial<ElementProps[T]>): this {
    if (!this.#context.check()) return this;
    const merged: Record<string, unknown> = { ...this.#node.props, ...props };
    for (const name of Object.keys(merged)) if (merged[name] === undefined) delete merged[name];
    this.#context.session.change(this.#node, merged);
    return this;
  }

  empty(): void {
    if (this.#context.check()) this.#context.session.drop(this.#node);
  }

  append(text: string): this {
    if (!this.#context.check()) return this;
    const { body } = this.#node.props;
    if (typeof body !== "string") {
      throw new MillraceError(
        "MR_OPTION_INVALID",
        `append() needs a text element; this is a ${this.#node.type}.`,
        "Use update({ … }) instead.",
      );
    }
    this.#context.session.change(this.#node, { ...this.#node.props, body: body + text });
    return this;
  }
}

/** The handle that late calls get: it does nothing. */
const inertHandle: ElementHandle = {
  update: () => inertHandle,
  empty: () => {},
  append: () => inertHandle,
};

export class ElementHost {
  /** @internal */ readonly binding: HostBinding;
  /** @internal */ readonly site: CallSite | undefined;

  constructor(binding: HostBinding, site?: CallSite) {
    this.binding = binding;
    this.site = site;
  }

  /** @internal The same host, called from a place in the script that the compiler knows. */
  at(site: CallSite): this {
    return new (this.constructor as new (binding: HostBinding, site: CallSite) => this)(this.binding, site);
  }

  /** @internal The run that calls go to. */
  get context(): RunContext {
    const context = this.binding.context?.acting ?? currentScope()?.context;
    if (!context) {
      throw new MillraceError(
        "MR_NO_SESSION",
        "An st command was called where no session is running.",
        "Call it from the script, or from a function that the script calls; not at the top level of an imported module.",
      );
    }
    return context;
  }

  /** @internal Block and key prefix that this host writes to now. */
  get scope(): Scope {
    const { context } = this;
    const scope = context.scope();
    const { block, keyPrefix = "" } = this.binding;
    if (!block) return scope;
    return { context, block, keyPrefix: scope.keyPrefix.startsWith(keyPrefix) ? scope.keyPrefix : keyPrefix };
  }

  /** @internal Key of the form that this host stands in. */
  get formKey(): string | undefined {
    return this.scope.block.form;
  }

  /** Shows an element. */
  emit<T extends ElementType>(type: T, props: ElementProps[T], options: EmitOptions = {}): ElementHandle<T> {
    const { context } = this;
    if (!context.check()) return inertHandle as ElementHandle<T>;
    const node = this.#claim(context, type, props, options, false);
    return new Handle<T>(context, node);
  }

  /** Opens a block and returns a host that writes into it. */
  block<T extends ElementType>(type: T, props: ElementProps[T], options: BlockOptions = {}): ElementHost {
    const { context } = this;
    if (!context.check()) return this.#hostOf(this.binding);
    const node = this.#claim(context, type, props, options, true);
    node.slot = options.slot ?? false;
    if (options.form !== undefined) node.form = options.form;
    return this.#hostOf({ context, block: node, keyPrefix: options.keyPrefix ?? this.scope.keyPrefix });
  }

  /** Registers a widget, shows it and returns its value. */
  widget<T extends WidgetType, V>(spec: WidgetSpec<T, V>): WidgetResult<V> {
    const { context } = this;
    if (!context.check()) return context.session.lateWidget(spec);
    const { scope } = this;
    checkFormMember(scope.block.form, spec);
    return context.session.registerWidget(context, scope, this.site, spec);
  }

  /** Registers a widget that holds others: its value says whether they, or which of them, are shown. */
  widgetBlock<T extends WidgetType, V>(spec: WidgetSpec<T, V>): WidgetBlock<V> {
    const { context } = this;
    const result = this.widget({ ...spec, holds: true });
    // What is open is no field of the form around it: it is sent at once, and a submit does not reset it.
    result.record.form = undefined;
    const inner = this.#hostOf({ context, block: result.record.node, keyPrefix: this.scope.keyPrefix });
    return { ...result, inner };
  }

  /** @internal Runs a container's callback with plain `st` calls writing into `inner`. */
  fill<T>(inner: ElementHost, body: () => T): T {
    const { context } = this;
    const { block } = inner.binding;
    if (!block || context.closed) return undefined as T;
    return context.within(block, inner.scope.keyPrefix, body);
  }

  /** @internal Leaves in a block what the last run put there: it is out of sight, and its callback is not called. */
  keep(inner: ElementHost): void {
    const { context } = this;
    const { block } = inner.binding;
    if (block && context.check()) context.session.keepBlock(block);
  }

  #hostOf(binding: HostBinding): ElementHost {
    return new (hostClass())(binding);
  }

  #claim(context: RunContext, type: string, props: object, options: BlockOptions, holds: boolean): LiveNode {
    const scope = this.scope;
    const { key, name } = options;
    const node = context.session.claim(context, scope, this.site, type, toPlainProps(type, props, key), key, holds, name);
    node.onRequest = options.onRequest;
    return node;
  }
}

let fullHost: typeof ElementHost | undefined;

/** `st.ts` tells which class carries all commands; blocks are handed out as that class. */
export function provideHostClass(host: typeof ElementHost): void {
  fullHost = host;
}

function hostClass(): typeof ElementHost {
  return fullHost ?? ElementHost;
}

export type { Json };
