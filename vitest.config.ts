import { defineConfig } from "vitest/config";

/** Unit and in-process tests beside their files, budgets and the architecture; `e2e` needs a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "src/**/*.test.{ts,tsx}",
            "tests/*.test.ts",
            "tests/budgets/**/*.test.ts",
            "tests/golden/**/*.test.ts",
            "examples/**/*.test.ts",
          ],
        },
      },
      { test: { name: "e2e", include: ["tests/e2e/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false } },
    ],
  },
});
