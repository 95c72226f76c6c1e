/** Apple keyboards have Command where others have Control. */
export const isApple = /Mac|iPhone|iPad/.test(typeof navigator === "undefined" ? "" : navigator.userAgent);

/** On these the keyboards for numbers have no minus sign. */
export const isTouchApple = /iPhone|iPad/.test(typeof navigator === "undefined" ? "" : navigator.userAgent);
