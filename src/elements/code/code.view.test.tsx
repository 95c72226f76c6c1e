// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { highlight, loadLanguage } from "../../frontend/markdown/highlight.js";
import { grammarName } from "../../frontend/markdown/languages.js";
import { CodeView } from "./code.view.js";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("[B-120] the code stands there at once, and gets its colours later", async () => {
  const { container } = await act(async () => render(<CodeView node={5} props={{ body: "const a = 1;\nlet b;", language: "ts" }} />));
  expect(container.querySelector("code")?.textContent).toBe("const a = 1;\nlet b;");
  await waitFor(() => expect(container.querySelector("[data-token]")).not.toBeNull(), { timeout: 4000 });
  expect([...container.querySelectorAll("[data-token=keyword]")].map((token) => token.textContent)).toEqual(["const", "let"]);
  expect(container.querySelector("code")?.textContent).toBe("const a = 1;\nlet b;");
});

test("[B-120] line numbers are drawn beside the text, not in it", async () => {
  const { container } = await act(async () => render(<CodeView node={5} props={{ body: "a\n\nb", lineNumbers: true }} />));
  expect(container.querySelector("code")?.textContent).toBe("a\n\nb");
  expect(container.querySelectorAll("code > span")).toHaveLength(3);
});

test("the button copies the code and says so", async () => {
  const writeText = vi.fn(async () => {});
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  await act(async () => render(<CodeView node={5} props={{ body: "a\nb" }} />));
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Copy code" })));
  expect(writeText).toHaveBeenCalledWith("a\nb");
  expect(screen.getByRole("status").textContent).toBe("Copied");
});

test("the highlighter's private token tree is where this version has it", async () => {
  await loadLanguage("typescript");
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code of one
  expect(highlight("const a = `x${1}`; // c", "typescript")).toEqual([
    [
      { text: "const", token: "keyword" },
      { text: " a = " },
      { text: "`x", token: "string" },
      { text: "${" },
      { text: "1", token: "number" },
      { text: "}" },
      { text: "`", token: "string" },
      { text: "; " },
      { text: "// c", token: "comment" },
    ],
  ]);
});

test("languages by the names people write; an unknown or hostile one is none", () => {
  expect(["TS", "py", "c++", "html", " sql "].map(grammarName)).toEqual(["typescript", "python", "cpp", "xml", "sql"]);
  expect(["nosuch", "__proto__", "constructor", "toString", '"><img>'].map(grammarName)).toEqual(Array(5).fill(undefined));
});
