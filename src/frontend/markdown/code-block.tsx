/**
 * A block of code: coloured by language, with a button that copies it. Used by `st.code` and by fences in markdown.
 *
 * The code stands there with the first paint, in its final size; colours come when highlighter and grammar are loaded.
 */
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { classes } from "../parts/classes.js";
import { CopyButton } from "../parts/copy-button.js";
import styles from "./code-block.module.css";
import type { CodePiece } from "./highlight.js";

export interface CodeBlockProps {
  code: string;
  /** As people write it (`ts`, `Python`); absent: no colours. */
  language?: string;
  lineNumbers?: boolean;
  /** Long lines go on in the next line instead of scrolling. */
  wrap?: boolean;
  /** Show the language above the code, where it says something the reader should know. */
  label?: string;
  className?: string;
  testId?: string;
  /** Still growing: very long code waits for its colours until it is complete. */
  growing?: boolean;
  /** Stands behind the last character while the code is being written. */
  caret?: ReactNode;
}

type Highlighter = { highlight: typeof import("./highlight.js"); languages: typeof import("./languages.js") };

let highlighter: Highlighter | undefined;
let loading: Promise<Highlighter> | undefined;

function loadHighlighter(): Promise<Highlighter> {
  loading ??= Promise.all([import("./highlight.js"), import("./languages.js")]).then(([highlight, languages]) => {
    highlighter = { highlight, languages };
    return highlighter;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

const longestGrowing = 6000;

/** The coloured lines, once everything that takes is loaded. */
function useHighlighted(code: string, language: string | undefined, growing: boolean): CodePiece[][] | undefined {
  const [ready, setReady] = useState(0);
  const wanted = language !== undefined && !(growing && code.length > longestGrowing) ? language : undefined;
  useEffect(() => {
    if (wanted === undefined) return;
    let current = true;
    loadHighlighter()
      .then(async ({ highlight, languages }) => {
        const name = languages.grammarName(wanted);
        if (name === undefined) return;
        await highlight.loadLanguage(name);
        if (current) setReady((count) => count + 1);
      })
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ready` says that a module variable has changed
  return useMemo(() => {
    if (!highlighter || wanted === undefined) return undefined;
    const name = highlighter.languages.grammarName(wanted);
    return name === undefined ? undefined : highlighter.highlight.highlight(code, name);
  }, [code, wanted, ready]);
}

export function CodeBlock(props: CodeBlockProps) {
  const { language, lineNumbers = false, wrap = false, label, className, testId, growing = false, caret } = props;
  const code = props.code.replace(/\n$/, "");
  const coloured = useHighlighted(code, language, growing);
  return (
    <div className={classes(styles.block, className)} data-testid={testId ?? "stCode"}>
      {label ? <div className={styles.label}>{label}</div> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className={classes(styles.pre, wrap && styles.wrap)} tabIndex={0} data-testid={coloured ? undefined : "stCodeUnhighlighted"}>
        <code className={lineNumbers ? styles.numbered : undefined} data-language={language}>
          {coloured || lineNumbers ? <Lines lines={coloured} code={code} numbered={lineNumbers} /> : code}
          {caret}
        </code>
      </pre>
      <CopyButton text={() => code} what="code" className={styles.copy} />
    </div>
  );
}

function Lines({ lines, code, numbered }: { lines: CodePiece[][] | undefined; code: string; numbered: boolean }) {
  const all = lines ?? code.split("\n").map((text): CodePiece[] => [{ text }]);
  return all.map((pieces, at) => {
    const line = pieces.map(({ text, token }, place) =>
      token === undefined ? (
        text
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line have no other name
        <span key={place} data-token={token}>
          {text}
        </span>
      ),
    );
    const end = at + 1 < all.length ? "\n" : "";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: neither have lines
      <span key={at} className={numbered ? styles.line : undefined}>
        {line}
        {end}
      </span>
    );
  });
}
