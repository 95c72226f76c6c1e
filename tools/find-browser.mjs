/** Finds a Chromium for the browser tests, or installs one; says what it did. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

function onPath(name) {
  const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function installed() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  for (const name of names) {
    const path = onPath(name);
    if (path) return path;
  }
  const apps = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];
  const playwright = chromium.executablePath();
  return [...apps, playwright].find((path) => path && existsSync(path));
}

function run(command, args) {
  try {
    execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    return true;
  } catch {
    return false;
  }
}

function installFromDistribution(say) {
  if (!onPath("apt-get")) return false;
  const prefix = process.getuid?.() === 0 ? [] : onPath("sudo") ? ["sudo", "-n"] : undefined;
  if (!prefix) return false;
  say("No browser found: installing the distribution's chromium package.");
  const apt = (...args) => run(prefix[0] ?? "apt-get", prefix.length > 0 ? [prefix[1], "apt-get", ...args] : args);
  return apt("update", "-qq") && apt("install", "-y", "-qq", "chromium");
}

/** Path of a browser. @throws Error when none could be found or installed. */
export function findBrowser(say) {
  const found = installed();
  if (found) {
    say(`Browser: ${found}`);
    return found;
  }
  installFromDistribution(say);
  if (!installed()) {
    say("Installing Playwright's chromium.");
    run(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  }
  const path = installed();
  if (!path) throw new Error("No browser: install Chromium, or set CHROMIUM_PATH.");
  say(`Browser: ${path} (installed now)`);
  return path;
}
