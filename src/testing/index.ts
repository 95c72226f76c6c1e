/** `millrace/testing`: run an app without a browser. */
export { AppTest, type AppTestOptions, type TestElement, type TestWidget } from "./app-test.js";
