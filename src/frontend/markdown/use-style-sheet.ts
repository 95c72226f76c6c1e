import { useEffect } from "react";

/** Puts rules on the page while the component stands, as a style sheet that no policy has to allow text for. */
export function useStyleSheet(rules: string): void {
  useEffect(() => {
    if (rules === "" || !("adoptedStyleSheets" in document)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [rules]);
}
