/** Every element command. One line per element, sorted; what is exported here stands on `st` and on every container. */
export { error, info, success, warning } from "./alert/alert.js";
export { button } from "./button/button.js";
export { columns } from "./columns/columns.js";
export { container } from "./container/container.js";
export { dataframe } from "./dataframe/dataframe.js";
export { each } from "./each/each.js";
export { empty } from "./empty/empty.js";
export { exception } from "./exception/exception.js";
export { expander } from "./expander/expander.js";
export { progress } from "./progress/progress.js";
export { slider } from "./slider/slider.js";
export { spinner } from "./spinner/spinner.js";
export { status } from "./status/status.js";
export { tabs } from "./tabs/tabs.js";
export { text } from "./text/text.js";
export { toast } from "./toast/toast.js";
