import { Heading } from "../../frontend/markdown/heading.js";
import { MarkdownInline } from "../../frontend/markdown/markdown.js";
import { slugOf } from "../../frontend/markdown/slug.js";
import { Icon } from "../../frontend/parts/icon.js";
import { plainText } from "../../frontend/parts/plain-text.js";
import { TextFrame } from "../../frontend/parts/text-frame.js";
import { TextHelp } from "../../frontend/parts/text-help.js";
import type { ViewProps } from "../../frontend/view.js";
import styles from "./heading.module.css";

export function HeadingView({ props }: ViewProps<"heading">) {
  const { level, body, anchor, icon, divider, help, align, nowrap } = props;
  const words = plainText(body);
  const slug = anchor === false ? undefined : (anchor ?? slugOf(words));
  return (
    <TextFrame align={align} nowrap={nowrap} about={words} className={styles[`level${level}`]} testId="stHeading">
      <Heading level={level} slug={slug} words={words} after={help ? <Help key="help" text={help} about={words} /> : null}>
        {icon ? (
          <span className={styles.icon} data-testid="stHeadingIcon">
            <Icon name={icon} size="1em" />
          </span>
        ) : null}
        <MarkdownInline body={body} />
      </Heading>
      {divider ? <hr className={styles.divider} data-colour={divider} data-testid="stHeadingDivider" /> : null}
    </TextFrame>
  );
}

function Help({ text, about }: { text: string; about: string }) {
  return (
    <span className={styles.help}>
      <TextHelp text={text} about={about} />
    </span>
  );
}
