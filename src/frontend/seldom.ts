/** One chunk: the menu, notices and dialogs of the page's frame, fetched when the page is idle. */
export { EmptyPage } from "./chrome/empty-page.js";
export { MenuPanel } from "./chrome/menu-panel.js";
export { NoticeBar } from "./chrome/notice-bar.js";
export { Overlays } from "./chrome/overlays.js";
export { AboutDialog } from "./dialogs/about-dialog.js";
export { ConfirmDialog } from "./dialogs/confirm-dialog.js";
