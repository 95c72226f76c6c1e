import { cloneElement, type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { Icon } from "./icon.js";
import { InlineMarkdown } from "./inline-markdown.js";
import { plainText } from "./plain-text.js";
import styles from "./tooltip.module.css";
import { useTip } from "./use-tip.js";

export interface HelpTipProps {
  text: string;
  /** What is explained. */
  about: string;
}

/**
 * The (?) beside a label. Opens by hover, by focus and by tap; Escape closes it.
 * `about` says what is explained, for readers of the screen by ear; it is no part of the name, so that a search for a label
 * finds its input alone.
 */
export function HelpTip({ text, about }: HelpTipProps) {
  const tip = useTip();
  return (
    <span className={styles.help} data-testid="stTooltipIcon">
      <button
        type="button"
        className={styles.trigger}
        aria-label="Help"
        aria-description={about}
        aria-describedby={tip.open ? tip.id : undefined}
        data-testid="stTooltipHoverTarget"
        {...tip.handlers}
        onClick={tip.toggle}
      >
        <Icon name="help" size={16} />
      </button>
      <TipBubble tip={tip}>
        <InlineMarkdown text={text} paragraphs />
      </TipBubble>
    </span>
  );
}

/** Explains the one control it encloses on hover and focus (a button with `help`, an icon without words). */
export function Tooltip({ text, children }: { text: string | undefined; children: ReactElement<{ "aria-description"?: string }> }) {
  const tip = useTip();
  if (!text) return children;
  return (
    <span className={styles.target} data-testid="stTooltipHoverTarget" {...tip.handlers}>
      {cloneElement(children, { "aria-description": plainText(text) })}
      <TipBubble tip={tip}>
        <InlineMarkdown text={text} paragraphs />
      </TipBubble>
    </span>
  );
}

function TipBubble({ tip, children }: { tip: ReturnType<typeof useTip>; children: ReactNode }) {
  const bubble = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (tip.open) tip.place(bubble.current);
  }, [tip.open, tip.place]);
  if (!tip.open) return null;
  return (
    <span ref={bubble} id={tip.id} role="tooltip" popover="manual" className={styles.bubble} data-testid="stTooltipContent" {...tip.stay}>
      {children}
    </span>
  );
}
