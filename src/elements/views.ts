/** The view of each element. One line per element; heavy ones by `lazyView`, blocks by `layoutView`. */
import { lazyView, type Views } from "../frontend/view.js";
import { ButtonView } from "./button/button.view.js";
import { CheckboxView } from "./checkbox/checkbox.view.js";
import { dataframeHeight } from "./dataframe/dataframe-height.js";
import { DownloadButtonView } from "./download-button/download-button.view.js";
import { fileUploaderHeight } from "./file-uploader/file-uploader-height.js";
import { FormView } from "./form/form.view.js";
import { FormSubmitButtonView } from "./form-submit-button/form-submit-button.view.js";
import { NumberInputView } from "./number-input/number-input.view.js";
import { RadioView } from "./radio/radio.view.js";
import { TextAreaView } from "./text-area/text-area.view.js";
import { TextInputView } from "./text-input/text-input.view.js";
import { ToggleView } from "./toggle/toggle.view.js";

export const views: Views = {
  button: ButtonView,
  checkbox: CheckboxView,
  dataframe: lazyView(() => import("./dataframe/dataframe.view.js").then((m) => m.DataframeView), dataframeHeight),
  downloadButton: DownloadButtonView,
  fileUploader: lazyView(() => import("./file-uploader/file-uploader.view.js").then((m) => m.FileUploaderView), fileUploaderHeight),
  form: layoutView(FormView),
  formSubmitButton: FormSubmitButtonView,
  numberInput: NumberInputView,
  radio: RadioView,
  selectableDataframe: lazyView(() => import("./dataframe/dataframe.view.js").then((m) => m.SelectableDataframeView), dataframeHeight),
  selectbox: lazyView(() => import("./selectbox/selectbox.view.js").then((m) => m.SelectboxView), 62),
  slider: lazyView(() => import("./slider/slider.view.js").then((m) => m.SliderView), 88),
  textArea: TextAreaView,
  textInput: TextInputView,
  toggle: ToggleView,
};
