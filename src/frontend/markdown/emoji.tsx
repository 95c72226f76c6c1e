import { useEffect, useState } from "react";

let emojiOf: ((name: string) => string | undefined) | undefined;
let loading: Promise<void> | undefined;

function loadNames(): Promise<void> {
  loading ??= import("./emoji-names.js").then((module) => {
    emojiOf = module.emojiOf;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** `:tada:` as 🎉. The names are fetched when the first one is shown; what is no emoji stays as it was written. */
export function Emoji({ code }: { code: string }) {
  const [, setLoaded] = useState(emojiOf !== undefined);
  useEffect(() => {
    if (emojiOf) return;
    let current = true;
    loadNames().then(
      () => current && setLoaded(true),
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);
  return emojiOf?.(code.slice(1, -1).toLowerCase()) ?? code;
}
