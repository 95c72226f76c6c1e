import { expect, test } from "vitest";
import { dedent } from "./displayable.js";

test("[B-107] the indent that all lines share goes, with the blank lines around the text", () => {
  expect(dedent("\n    # Title\n\n    - a\n      - b\n  ")).toBe("# Title\n\n- a\n  - b");
  expect(dedent("one\r\ntwo\r\n")).toBe("one\ntwo");
  expect(dedent("   \n  ")).toBe("");
});

test("[B-107] indentation that means something stays: nested lists and code that begins on the first line", () => {
  expect(dedent("- a\n  - b")).toBe("- a\n  - b");
  expect(dedent("def f():\n    return 1")).toBe("def f():\n    return 1");
});
