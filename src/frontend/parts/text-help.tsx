import type { ComponentType } from "react";
import { loadOnce } from "./load-once.js";
import type { HelpTipProps } from "./tooltip.js";
import { useLoaded } from "./use-loaded.js";

/** A text without its help is still a text: no reason to fail. */
const noTip = (): ComponentType<HelpTipProps> => () => null;
const loadTip = loadOnce<ComponentType<HelpTipProps>>(() => import("./tooltip.js").then((module) => module.HelpTip, noTip));

const room = { display: "inline-block", width: 20, height: 20 };

/** The (?) of a text. Texts are drawn before it is there; its room is kept. */
export function TextHelp(props: HelpTipProps) {
  const Tip = useLoaded(loadTip);
  return Tip ? <Tip {...props} /> : <span style={room} />;
}
