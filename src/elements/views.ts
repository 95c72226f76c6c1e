/**
 * The view of each element, one line each. What shows text stands in the page's own chunk; common widgets follow at once
 * in a shared one (`early`: add them to `frontend/early.ts` too); heavy views come when they are used (`lazyView`).
 * Blocks by `layoutView`.
 */
import type { ElementType } from "../core/element/element-props.js";
import { type LazyView, layoutView, lazyView, type ReservedHeight, type View, type Views } from "../frontend/view.js";
import { CaptionView } from "./caption/caption.view.js";
import { chartHeight } from "./chart/chart-height.js";
import { ColumnsView, ColumnView } from "./columns/columns.view.js";
import { ContainerView } from "./container/container.view.js";
import { dataframeHeight } from "./dataframe/dataframe-height.js";
import { DividerView } from "./divider/divider.view.js";
import { EachView } from "./each/each.view.js";
import { EmptyView } from "./empty/empty.view.js";
import { fileUploaderHeight } from "./file-uploader/file-uploader-height.js";
import { HeadingView } from "./heading/heading.view.js";
import { MarkdownView } from "./markdown/markdown.view.js";
import { metricHeight } from "./metric/metric-height.js";
import { tableHeight } from "./table/table-height.js";
import { TextView } from "./text/text.view.js";

/** A view of the chunk that follows the page's own at once. */
function early<T extends ElementType>(
  pick: (chunk: typeof import("../frontend/early.js")) => View<T>,
  height: ReservedHeight<T>,
): LazyView<T> {
  return lazyView<T>(() => import("../frontend/early.js").then(pick), height, { early: true });
}

export const views: Views = {
  alert: early((m) => m.AlertView, 54),
  button: early((m) => m.ButtonView, 40),
  caption: CaptionView,
  chart: lazyView(() => import("./chart/chart.view.js").then((m) => m.ChartView), chartHeight),
  checkbox: early((m) => m.CheckboxView, 40),
  code: early((m) => m.CodeView, 64),
  column: layoutView(ColumnView, { contents: true }),
  columns: layoutView(ColumnsView),
  container: layoutView(ContainerView),
  dataframe: lazyView(() => import("./dataframe/dataframe.view.js").then((m) => m.DataframeView), dataframeHeight),
  dateInput: lazyView(() => import("./date-input/date-input.view.js").then((m) => m.DateInputView), 62),
  divider: DividerView,
  downloadButton: early((m) => m.DownloadButtonView, 40),
  each: layoutView(EachView, { contents: true }),
  empty: layoutView(EmptyView, { contents: true }),
  exception: lazyView(() => import("./exception/exception.view.js").then((m) => m.ExceptionView), 200),
  expander: layoutView(early((m) => m.ExpanderView, 46)),
  fileUploader: lazyView(() => import("./file-uploader/file-uploader.view.js").then((m) => m.FileUploaderView), fileUploaderHeight),
  form: layoutView(early((m) => m.FormView, 180)),
  formSubmitButton: early((m) => m.FormSubmitButtonView, 40),
  heading: HeadingView,
  json: lazyView(() => import("./json/json.view.js").then((m) => m.JsonView), 120),
  markdown: MarkdownView,
  metric: lazyView(() => import("./metric/metric.view.js").then((m) => m.MetricView), metricHeight),
  multiselect: lazyView(() => import("./multiselect/multiselect.view.js").then((m) => m.MultiselectView), 62),
  numberInput: early((m) => m.NumberInputView, 62),
  progress: early((m) => m.ProgressView, 8),
  radio: early((m) => m.RadioView, 90),
  selectableDataframe: lazyView(() => import("./dataframe/dataframe.view.js").then((m) => m.SelectableDataframeView), dataframeHeight),
  selectbox: lazyView(() => import("./selectbox/selectbox.view.js").then((m) => m.SelectboxView), 62),
  slider: lazyView(() => import("./slider/slider.view.js").then((m) => m.SliderView), 88),
  spinner: early((m) => m.SpinnerView, 24),
  status: layoutView(early((m) => m.StatusView, 46)),
  tab: layoutView(
    early((m) => m.TabView, 0),
    { contents: true },
  ),
  table: lazyView(() => import("./table/table.view.js").then((m) => m.TableView), tableHeight),
  tabs: layoutView(early((m) => m.TabsView, 240)),
  text: TextView,
  textArea: early((m) => m.TextAreaView, 120),
  textInput: early((m) => m.TextInputView, 62),
  toggle: early((m) => m.ToggleView, 40),
};
