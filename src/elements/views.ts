/**
 * The view of each element, one line each. What shows text stands in the page's own chunk; common widgets follow at once
 * in a shared one (`early`); heavy views come when they are used (`lazyView`). Blocks by `layoutView`.
 */
import { layoutView, lazyView, type Views } from "../frontend/view.js";
import { AlertView } from "./alert/alert.view.js";
import { CaptionView } from "./caption/caption.view.js";
import { CodeView } from "./code/code.view.js";
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
import { ProgressView } from "./progress/progress.view.js";
import { SpinnerView } from "./spinner/spinner.view.js";
import { tableHeight } from "./table/table-height.js";
import { TextView } from "./text/text.view.js";

export const views: Views = {
  alert: AlertView,
  button: lazyView(() => import("./button/button.view.js").then((m) => m.ButtonView), 40, { early: true }),
  caption: CaptionView,
  checkbox: lazyView(() => import("./checkbox/checkbox.view.js").then((m) => m.CheckboxView), 40, { early: true }),
  code: CodeView,
  column: layoutView(ColumnView, { contents: true }),
  columns: layoutView(ColumnsView),
  container: layoutView(ContainerView),
  dataframe: lazyView(() => import("./dataframe/dataframe.view.js").then((m) => m.DataframeView), dataframeHeight),
  divider: DividerView,
  downloadButton: lazyView(() => import("./download-button/download-button.view.js").then((m) => m.DownloadButtonView), 40, {
    early: true,
  }),
  each: layoutView(EachView, { contents: true }),
  empty: layoutView(EmptyView, { contents: true }),
  exception: lazyView(() => import("./exception/exception.view.js").then((m) => m.ExceptionView), 200),
  expander: layoutView(lazyView(() => import("./expander/expander.view.js").then((m) => m.ExpanderView), 46, { early: true })),
  fileUploader: lazyView(() => import("./file-uploader/file-uploader.view.js").then((m) => m.FileUploaderView), fileUploaderHeight),
  form: layoutView(lazyView(() => import("./form/form.view.js").then((m) => m.FormView), 180, { early: true })),
  formSubmitButton: lazyView(() => import("./form-submit-button/form-submit-button.view.js").then((m) => m.FormSubmitButtonView), 40, {
    early: true,
  }),
  heading: HeadingView,
  json: lazyView(() => import("./json/json.view.js").then((m) => m.JsonView), 120),
  markdown: MarkdownView,
  metric: lazyView(() => import("./metric/metric.view.js").then((m) => m.MetricView), metricHeight),
  multiselect: lazyView(() => import("./multiselect/multiselect.view.js").then((m) => m.MultiselectView), 62),
  numberInput: lazyView(() => import("./number-input/number-input.view.js").then((m) => m.NumberInputView), 62, { early: true }),
  progress: ProgressView,
  radio: lazyView(() => import("./radio/radio.view.js").then((m) => m.RadioView), 90, { early: true }),
  selectableDataframe: lazyView(() => import("./dataframe/dataframe.view.js").then((m) => m.SelectableDataframeView), dataframeHeight),
  selectbox: lazyView(() => import("./selectbox/selectbox.view.js").then((m) => m.SelectboxView), 62),
  slider: lazyView(() => import("./slider/slider.view.js").then((m) => m.SliderView), 88),
  spinner: SpinnerView,
  status: layoutView(lazyView(() => import("./status/status.view.js").then((m) => m.StatusView), 46, { early: true })),
  tab: layoutView(
    lazyView(() => import("./tabs/tabs.view.js").then((m) => m.TabView), 0, { early: true }),
    { contents: true },
  ),
  table: lazyView(() => import("./table/table.view.js").then((m) => m.TableView), tableHeight),
  tabs: layoutView(lazyView(() => import("./tabs/tabs.view.js").then((m) => m.TabsView), 240, { early: true })),
  text: TextView,
  textArea: lazyView(() => import("./text-area/text-area.view.js").then((m) => m.TextAreaView), 120, { early: true }),
  textInput: lazyView(() => import("./text-input/text-input.view.js").then((m) => m.TextInputView), 62, { early: true }),
  toggle: lazyView(() => import("./toggle/toggle.view.js").then((m) => m.ToggleView), 40, { early: true }),
};
