/** What every page must be, whatever is on it: free of accessibility faults, not wider than the screen, led by the keyboard alone. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Waits until lazy views and fonts are there and nothing has been added to the page for a moment. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    await document.fonts.ready;
    const until = performance.now() + 6000;
    let changed = performance.now();
    const observer = new MutationObserver(() => {
      changed = performance.now();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const unfinished = '[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-testid="stIconMaterial"]:empty';
    const loading = (): boolean => document.querySelector(unfinished) !== null;
    while (performance.now() < until && (loading() || performance.now() - changed < 150)) {
      await new Promise((done) => setTimeout(done, 40));
    }
    observer.disconnect();
  });
}

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
}

/** Rules whose answer changes with the theme, and with the screen. */
const changed = {
  theme: ["color-contrast", "link-in-text-block"],
  screen: ["target-size", "scrollable-region-focusable", "label", "button-name", "aria-hidden-focus"],
};

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Violations of WCAG 2.2 A and AA and of axe's good practice, each with the places. A missing title is not one: whether
 * an app has a heading is its author's choice. `only` looks at what another theme, or a narrow screen that is touched,
 * can change.
 */
export async function axeViolations(page: Page, only?: keyof typeof changed): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  const runOnly = only ? { type: "rule", values: changed[only] } : { type: "tag", values: tags };
  const result = await page.evaluate(
    (options) => {
      const { axe } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<AxeResult> } };
      return axe.run(document, options);
    },
    { runOnly, resultTypes: ["violations"], ...(only ? {} : { rules: { "page-has-heading-one": { enabled: false } } }) },
  );
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}: ${node.failureSummary?.replace(/\s+/g, " ")}`),
  );
}

/** How many pixels the page is wider than its window, and what stands out. */
export function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll("main *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth - clientWidth} px wider than the page`, ...out.slice(0, 5).map((element) => element.outerHTML.slice(0, 200))];
  });
}

interface Walk {
  /** Controls that Tab does not come to. */
  unreached: string[];
  /** Controls that look the same with and without focus. */
  unmarked: string[];
  reached: number;
}

/** Goes through the page with Tab from its beginning to its end. */
export async function tabWalk(page: Page): Promise<Walk> {
  await page.evaluate(prepareWalk);
  const controls = await page.evaluate(() => (globalThis as unknown as WalkState).tabWalk.controls.length);
  for (let press = 0; press < controls + 40; press++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => (globalThis as unknown as WalkState).tabWalk.arrive())) break;
  }
  return page.evaluate(() => (globalThis as unknown as WalkState).tabWalk.report());
}

interface WalkState {
  tabWalk: { controls: Element[]; arrive(): boolean; report(): Walk };
}

/** Runs in the page: remembers how each control looks without focus. */
function prepareWalk(): void {
  const selector = 'a[href], button, input, select, textarea, summary, [contenteditable="true"], [tabindex]:not([tabindex^="-"])';
  const main = document.querySelector("main") ?? document.body;
  const tabbable = (element: HTMLElement): boolean =>
    !element.matches(":disabled, [inert] *, [aria-hidden=true] *, [type=hidden]") &&
    element.tabIndex >= 0 &&
    element.checkVisibility({ visibilityProperty: true });
  const controls = [...main.querySelectorAll<HTMLElement>(selector)].filter(tabbable);
  // A control may be hidden and drawn by its neighbours: what stands around it counts as its look.
  const looks = (element: Element): string[] => {
    const near: Element[] = [element];
    for (let up: Element | null = element.parentElement, level = 0; up && up !== main && level < 5; up = up.parentElement, level++)
      near.push(up);
    near.push(
      ...[...(element.parentElement?.querySelectorAll("*") ?? [])].slice(0, 80),
      ...[...element.querySelectorAll("*")].slice(0, 80),
    );
    return near.flatMap((one) =>
      ["", "::before", "::after"].map((pseudo) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, pseudo || undefined);
        return `${outlineStyle === "none" || outlineWidth === "0px" ? "none" : `${outlineStyle} ${outlineWidth}`} ${boxShadow}`;
      }),
    );
  };
  (document.activeElement as HTMLElement | null)?.blur();
  const before = new Map(controls.map((control) => [control as Element, looks(control).join()]));
  const seen = new Set<Element>();
  const unmarked: string[] = [];
  const name = (element: Element): string => element.outerHTML.replace(/ class="[^"]*"/g, "").slice(0, 160);
  (globalThis as unknown as WalkState).tabWalk = {
    controls,
    arrive() {
      const now = document.activeElement;
      if (!now || now === document.body || (seen.size > 0 && now === [...seen][0])) return seen.size > 0;
      const known = before.get(now);
      if (!seen.has(now) && known !== undefined && looks(now).join() === known) unmarked.push(name(now));
      seen.add(now);
      return false;
    },
    report() {
      const reached = (control: Element): boolean =>
        seen.has(control) ||
        !control.isConnected ||
        (control instanceof HTMLInputElement &&
          control.type === "radio" &&
          [...seen].some((one) => one instanceof HTMLInputElement && one.type === "radio" && one.name === control.name));
      return { unreached: controls.filter((control) => !reached(control)).map(name), unmarked, reached: seen.size };
    },
  };
}
