/**
 * The page's own icons: strokes of 1.75 on a grid of 24, drawn in the colour of the text. These are needed at once; the
 * others are in `later-icons.ts`.
 */
export const uiIcons = {
  check: "m5 12.5 4.5 4.5L19 7.5",
  "chevron-down": "m6 9.5 6 6 6-6",
  "chevron-left": "m14.5 6-6 6 6 6",
  "chevron-right": "m9.5 6 6 6-6 6",
  "chevron-up": "m6 14.5 6-6 6 6",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  error: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 8v4.75M12 15.9v.1",
  help: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.6 9.7a2.45 2.45 0 1 1 3.7 2.1c-.8.5-1.3 1-1.3 1.9M12 16.4v.1",
  info: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11.25V16M12 8v.1",
  menu: "M12 5a.75.75 0 1 0 0 1.5.75.75 0 0 0 0-1.5ZM12 11.25a.75.75 0 1 0 0 1.5.75.75 0 0 0 0-1.5ZM12 17.5a.75.75 0 1 0 0 1.5.75.75 0 0 0 0-1.5Z",
  minus: "M5.5 12h13",
  plus: "M12 5.5v13M5.5 12h13",
  refresh: "M19.5 5v4.5H15M19.2 9.5A7.7 7.7 0 1 0 19.7 12.7",
  sidebar: "M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM9.5 5v14",
  success: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8.5 12.25l2.5 2.5 4.5-5",
  warning: "M12 4.25 3.3 19.25a.6.6 0 0 0 .5.9h16.4a.6.6 0 0 0 .5-.9L12 4.25ZM12 10v4.25M12 17.15v.1",
} as const;

export type UiIconName = keyof typeof uiIcons | keyof typeof import("./later-icons.js").laterIcons;
