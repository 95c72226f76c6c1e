/**
 * One chunk: what is fetched right after the page's own code, while the server works on the first run. The header, and
 * the widgets that most pages have.
 */
export { AlertView } from "../elements/alert/alert.view.js";
export { ButtonView } from "../elements/button/button.view.js";
export { CheckboxView } from "../elements/checkbox/checkbox.view.js";
export { CodeView } from "../elements/code/code.view.js";
export { DownloadButtonView } from "../elements/download-button/download-button.view.js";
export { ExpanderView } from "../elements/expander/expander.view.js";
export { FormView } from "../elements/form/form.view.js";
export { FormSubmitButtonView } from "../elements/form-submit-button/form-submit-button.view.js";
export { NumberInputView } from "../elements/number-input/number-input.view.js";
export { ProgressView } from "../elements/progress/progress.view.js";
export { RadioView } from "../elements/radio/radio.view.js";
export { SpinnerView } from "../elements/spinner/spinner.view.js";
export { StatusView } from "../elements/status/status.view.js";
export { TabsView, TabView } from "../elements/tabs/tabs.view.js";
export { TextAreaView } from "../elements/text-area/text-area.view.js";
export { TextInputView } from "../elements/text-input/text-input.view.js";
export { ToggleView } from "../elements/toggle/toggle.view.js";
export { ElementFailure } from "./chrome/element-failure.js";
export { Header } from "./chrome/header.js";
export { Sidebar } from "./chrome/sidebar.js";
export { LaterIcon } from "./parts/later-icon.js";
