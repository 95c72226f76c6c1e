import { useCell } from "../cell.js";
import { pageStore } from "../page-store.js";
import { InlineMarkdown } from "../parts/inline-markdown.js";
import { plainText } from "../parts/plain-text.js";
import { Dialog } from "./dialog.js";

/** About this app: the author's own words if there are any, and what it was made with. */
export function AboutDialog({ text, onClose }: { text: string | undefined; onClose: () => void }) {
  const { title } = useCell(pageStore.config);
  return (
    <Dialog title={title ? plainText(title) : "About this app"} onClose={onClose}>
      {text ? <InlineMarkdown text={text} paragraphs /> : <p>An app of one script.</p>}
      <p>
        <small>Made with Millrace {__MILLRACE_VERSION__}</small>
      </p>
    </Dialog>
  );
}
