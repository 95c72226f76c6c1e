/** Every element command. One line per element, sorted; what is exported here stands on `st` and on every container. */
export { button } from "./button/button.js";
export { exception } from "./exception/exception.js";
export { text } from "./text/text.js";
