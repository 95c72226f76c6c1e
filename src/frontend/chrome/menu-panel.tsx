import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useCell } from "../cell.js";
import { connection, useDev } from "../page-connection.js";
import { pageStore } from "../page-store.js";
import { Icon } from "../parts/icon.js";
import { Popover } from "../parts/popover.js";
import type { UiIconName } from "../parts/ui-icons.js";
import { chooseTheme, type ThemeChoice, useThemeChoice } from "../theme/theme.js";
import type { DialogName } from "./main-menu.js";
import styles from "./menu-panel.module.css";

const themes: readonly [ThemeChoice, string, UiIconName][] = [
  ["system", "System", "monitor"],
  ["light", "Light", "sun"],
  ["dark", "Dark", "moon"],
];

export interface MenuPanelProps {
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
  onDialog: (name: DialogName) => void;
}

/** What opens under the menu button: run again, start over, how the page looks, print, about. */
export function MenuPanel({ anchor, onClose, onDialog }: MenuPanelProps) {
  const { menu = {} } = useCell(pageStore.config);
  const dev = useDev();
  const choose = (action: () => void) => () => {
    onClose();
    anchor.current?.focus();
    action();
  };
  return (
    <Popover open onClose={onClose} anchor={anchor} align="end" role="menu" label="Main menu" testId="stMainMenuPopover">
      <MenuList>
        <MenuItem icon="play" keys="R" onChoose={choose(() => connection.command("rerun"))}>
          Rerun
        </MenuItem>
        <MenuItem icon="reset" onChoose={choose(() => onDialog("reset"))}>
          Reset session
        </MenuItem>
        {dev ? (
          <MenuItem icon="trash" keys="C" onChoose={choose(() => onDialog("clear-cache"))}>
            Clear cache
          </MenuItem>
        ) : null}
        <hr className={styles.divider} data-testid="stMainMenuDivider" />
        <ThemeSwitcher />
        <hr className={styles.divider} data-testid="stMainMenuDivider" />
        <MenuItem icon="printer" onChoose={choose(() => window.print())}>
          Print
        </MenuItem>
        {menu.getHelp ? <MenuLink href={menu.getHelp}>Get help</MenuLink> : null}
        {menu.reportBug ? <MenuLink href={menu.reportBug}>Report a bug</MenuLink> : null}
        <MenuItem icon="info" onChoose={choose(() => onDialog("about"))}>
          About
        </MenuItem>
      </MenuList>
    </Popover>
  );
}

/** Arrow keys, Home and End move; the first item has the focus when the menu opens. */
function MenuList({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, []);
  const move = (event: KeyboardEvent): void => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the focusable items inside
    <div ref={list} className={styles.list} data-testid="stMainMenuList" onKeyDown={move}>
      {children}
    </div>
  );
}

interface MenuItemProps {
  icon: UiIconName;
  keys?: string;
  onChoose: () => void;
  children: string;
}

function MenuItem({ icon, keys, onChoose, children }: MenuItemProps) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} className={styles.item} onClick={onChoose} aria-keyshortcuts={keys}>
      <Icon name={icon} size={18} className={styles.itemIcon} />
      <span data-testid="stMainMenuItemLabel">{children}</span>
      {keys ? <kbd className={styles.keys}>{keys}</kbd> : null}
    </button>
  );
}

function MenuLink({ href, children }: { href: string; children: string }) {
  return (
    <a role="menuitem" tabIndex={-1} className={styles.item} href={href} target="_blank" rel="noreferrer">
      <Icon name="external" size={18} className={styles.itemIcon} />
      <span data-testid="stMainMenuItemLabel">{children}</span>
    </a>
  );
}

function ThemeSwitcher() {
  const chosen = useThemeChoice();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no child of a menu
    <div className={styles.themes} role="group" aria-label="Theme" data-testid="stThemeSwitcher">
      {themes.map(([choice, label, icon]) => (
        <button
          key={choice}
          type="button"
          role="menuitemradio"
          tabIndex={-1}
          aria-checked={chosen === choice}
          className={styles.theme}
          onClick={() => chooseTheme(choice)}
        >
          <Icon name={icon} size={16} />
          <span>{label}</span>
        </button>
      ))}
    </div>
  );
}
