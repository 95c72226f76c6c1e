import { lazy, type ReactNode, Suspense } from "react";
import type { DocumentProps } from "./markdown-document.js";

const HtmlDocument = lazy(() => import("./html-document.js").then((module) => ({ default: module.HtmlDocument })));

/** Markdown with HTML in it (`unsafeAllowHtml`): parser and sanitiser are fetched when the first one is shown. */
export function HtmlText({ rough, ...props }: DocumentProps & { rough: ReactNode }) {
  return (
    <Suspense fallback={rough}>
      <HtmlDocument {...props} />
    </Suspense>
  );
}
