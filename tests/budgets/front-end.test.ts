import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test, vi } from "vitest";
import { measureInitialLoad } from "../../tools/initial-load.mjs";

const project = resolve(import.meta.dirname, "../..");
const budget = JSON.parse(readFileSync(join(import.meta.dirname, "front-end.json"), "utf8")) as Record<"script" | "style" | "font", number>;

test("the first load of the front end stays within its budget", async () => {
  vi.stubEnv("NODE_ENV", "production");
  const { build } = await import("vite");
  const outDir = mkdtempSync(join(tmpdir(), "millrace-budget-"));
  try {
    await build({ configFile: join(project, "vite.config.ts"), mode: "production", logLevel: "error", build: { outDir } });
    const sizes = measureInitialLoad(outDir);
    for (const kind of ["script", "style", "font"] as const) {
      expect(sizes[kind], `${kind} is loaded at all`).toBeGreaterThan(1000);
      expect(sizes[kind], `${kind}: move something heavy behind lazyView()`).toBeLessThanOrEqual(budget[kind]);
    }
  } finally {
    vi.unstubAllEnvs();
    rmSync(outDir, { recursive: true, force: true });
  }
}, 60_000);
