/**
 * The open table of everything that can stand in the tree.
 *
 * Each element adds one line from its own file by interface merging:
 *
 *     declare module "../../core/element/element-props.js" {
 *       interface ElementProps { slider: SliderProps }
 *     }
 *
 * From then on `host.emit("slider", props)` and the view table in `elements/views.ts` are typed by it: a wrong
 * field, an unknown element name or a missing view does not compile. Props are plain data (no functions, no
 * classes), defaults are resolved in the command, and what is absent is left out (never `undefined`, never `null`
 * unless null is a value).
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Width of an element: fill its container, as wide as its content, or CSS pixels. */
export type Width = "stretch" | "content" | number;
/** Height of an element: as for {@link Width}. */
export type Height = "stretch" | "content" | number;

/** What any element may carry; drawn by the frame around the element, not by its view. */
export interface CommonProps {
  /** The author's key: becomes the class `st-key-<key>`. */
  key?: string;
  width?: Width;
  height?: Height;
}

/** What each widget carries beside its own props. */
export interface WidgetProps<Raw extends Json = Json> extends CommonProps {
  /** Number of the widget for the life of the session; names it in back messages. */
  id: number;
  label: string;
  /** The value the server holds. The browser shows its own newer value while an event is under way. */
  value: Raw;
  help?: string;
  disabled?: true;
  labelVisibility?: "hidden" | "collapsed";
  required?: true;
  /** The value is kept in the browser and sent with the next event instead of starting a run. */
  quiet?: true;
}

// biome-ignore lint/suspicious/noEmptyInterface: filled by each element's own file (see above)
export interface ElementProps {}

export type ElementType = keyof ElementProps & string;
