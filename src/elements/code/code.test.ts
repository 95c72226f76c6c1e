import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import type { CodeOptions, CodeProps } from "./code.js";

async function shown(body: string, options?: CodeOptions): Promise<CodeProps> {
  const app = await AppTest.fromFunction((st) => st.code(body, options)).run();
  if (app.exceptions.length > 0) throw new Error(app.exceptions[0]?.error.message);
  return app.code(0).props;
}

test("[B-120] the language is ours by default, any other by name, none with null", async () => {
  expect(await shown("let a;")).toEqual({ body: "let a;", language: "typescript" });
  expect((await shown("a", { language: "sql" })).language).toBe("sql");
  expect((await shown("a", { language: null })).language).toBeUndefined();
  await expect(shown("a", { language: 5 as never })).rejects.toThrow("language is 5");
});

test("[B-120] line numbers, wrapping and height; inner indentation stays", async () => {
  expect(await shown("\n    if (x) {\n      y();\n    }\n", { lineNumbers: true, wrapLines: true, height: 200 })).toEqual({
    body: "if (x) {\n  y();\n}",
    language: "typescript",
    lineNumbers: true,
    wrap: true,
    height: 200,
  });
  await expect(shown("a", { height: -1 })).rejects.toThrow("height is -1");
});
