// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { ErrorDescription } from "../../core/element/error-description.js";
import { errorText } from "./error-text.js";
import { errorTitle } from "./error-title.js";
import { ExceptionView } from "./exception.view.js";

afterEach(cleanup);

const error: ErrorDescription = {
  name: "MillraceError",
  code: "MR_OPTION_INVALID",
  message: 'st.slider("Age"): value 120 is outside min 0 … max 100.',
  hint: "Give a value inside, or raise max.",
  frames: [
    { file: "app.ts", line: 3, column: 4, function: "showAge", user: true },
    { file: "node_modules/x/index.js", line: 9, column: 1, function: "call", user: false },
  ],
  codeFrame: {
    file: "app.ts",
    line: 3,
    column: 4,
    lines: [
      { number: 2, text: "" },
      { number: 3, text: 'st.slider("Age", { value: 120 });' },
    ],
  },
  cause: { name: "RangeError", message: "too much", frames: [] },
};

test("it says what happened in plain words, where, and what to do", () => {
  render(<ExceptionView node={5} props={{ error }} />);
  const box = within(screen.getByRole("alert"));
  expect(box.getByRole("heading", { level: 2 }).textContent).toBe("A command was called with an option it cannot work with");
  expect(box.getByText("MR_OPTION_INVALID")).not.toBeNull();
  expect(box.getAllByTestId("stExceptionMessage").map((one) => one.textContent)).toEqual([error.message, "too much"]);
  expect(box.getByText("Give a value inside, or raise max.")).not.toBeNull();
  expect(box.getByTestId("stErrorCodeBlock").textContent).toContain("app.ts:3");
  expect(box.getByTestId("stErrorCodeBlock").querySelector("[class*=place]")?.textContent).toBeTruthy();
  expect(box.getByRole("heading", { level: 3 }).textContent).toBe("Caused by RangeError");
});

test("the stack is folded, own files first, packages a level deeper", () => {
  render(<ExceptionView node={5} props={{ error }} />);
  const [own, foreign] = screen.getAllByTestId("stExceptionTraceRow");
  expect(own?.textContent).toContain("showAgeapp.ts:3");
  expect(own?.closest("details")?.open).toBe(false);
  expect(foreign?.closest("details")?.parentElement?.closest("details")).toBe(own?.closest("details"));
});

test("the copy button takes all of it", async () => {
  const writeText = vi.fn(async (_: string) => {});
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
  render(<ExceptionView node={5} props={{ error }} />);
  fireEvent.click(screen.getByRole("button", { name: "Copy error" }));
  await vi.waitFor(() => expect(writeText).toHaveBeenCalledWith(errorText(error)));
  expect(errorText(error)).toBe(`MillraceError [MR_OPTION_INVALID]: st.slider("Age"): value 120 is outside min 0 … max 100.

Give a value inside, or raise max.

app.ts:3:4
  2 | 
> 3 | st.slider("Age", { value: 120 });

    at showAge (app.ts:3:4)
    at call (node_modules/x/index.js:9:1)

Caused by RangeError: too much`);
  vi.unstubAllGlobals();
});

test("in production there is a number and nothing of the error", () => {
  render(<ExceptionView node={5} props={{ error, reference: "E-7F3A" }} />);
  expect(screen.getByText("E-7F3A")).not.toBeNull();
  expect(screen.getByRole("alert").textContent).not.toContain("slider");
});

test("a whole path opens the editor, a relative one is only words", () => {
  const at = (file: string) => ({ ...error, codeFrame: { ...error.codeFrame!, file }, cause: undefined, frames: [] });
  render(<ExceptionView node={5} props={{ error: at("/home/me/my app.ts") }} />);
  expect(screen.getByRole("link").getAttribute("href")).toBe("vscode://file/home/me/my%20app.ts:3:4");
  cleanup();
  render(<ExceptionView node={5} props={{ error: at("app.ts") }} />);
  expect(screen.queryByRole("link")).toBeNull();
});

test("names that are no code of ours have words too, hostile ones none of the prototype's", () => {
  expect(errorTitle({ name: "TypeError" })).toBe("A value is not what the code expects");
  expect(errorTitle({ name: "Error", code: "ENOENT" })).toBe("A file or folder is not there");
  expect(errorTitle({ name: "constructor", code: "toString" })).toBe("Something went wrong");
});
