/**
 * The page: header, sidebar, main block, bottom block, and what floats above them. It only arranges; each part reads
 * the stores it needs, so that nothing here renders when an element changes.
 */
import { type ReactNode, Suspense, useCallback, useEffect } from "react";
import { roots } from "../core/delta/tree.js";
import styles from "./app.module.css";
import { BlockView } from "./block-view.js";
import { useCell } from "./cell.js";
import { setSidebarOpen, sidebarBounds, sidebarState } from "./chrome/layout-state.js";
import { optional, preloadOptional } from "./chrome/optional.js";
import { PageSkeleton } from "./chrome/page-skeleton.js";
import { isAtLeast, useRunPhase } from "./chrome/run-phase.js";
import { useIdle } from "./chrome/use-idle.js";
import { narrow, useMedia } from "./chrome/use-media.js";
import { pageStore } from "./page-store.js";
import { classes } from "./parts/classes.js";
import { useChildren } from "./tree-store.js";

const Header = optional(() => import("./early.js").then((module) => module.Header));
const Sidebar = optional(() => import("./early.js").then((module) => module.Sidebar));
const EmptyPage = optional(() => import("./seldom.js").then((module) => module.EmptyPage));
const NoticeBar = optional(() => import("./seldom.js").then((module) => module.NoticeBar));
const Overlays = optional(() => import("./seldom.js").then((module) => module.Overlays));

function useSidebar() {
  const { sidebar: wished = "auto" } = useCell(pageStore.config);
  const { open, width } = useCell(sidebarState);
  const sheet = useMedia(narrow);
  const present = useChildren(roots.sidebar).length > 0;
  const locked = wished === "locked" && !sheet;
  const wishedWidth = typeof wished === "number" ? wished : sidebarBounds.default;
  const byDefault = wished === "expanded" || (!sheet && wished !== "collapsed");
  // The person's choice holds for the kind of window it was made in.
  useEffect(() => {
    if (sheet) sidebarState.set({ ...sidebarState.get(), open: undefined });
  }, [sheet]);
  return { present, sheet, locked, open: locked || (open ?? byDefault), width: width || wishedWidth };
}

export function App() {
  const sidebar = useSidebar();
  const idle = useIdle();
  useEffect(() => {
    if (idle) preloadOptional();
  }, [idle]);
  const collapse = useCallback(() => setSidebarOpen(false), []);
  const expand = useCallback(() => setSidebarOpen(true), []);
  const sidebarShown = sidebar.present && sidebar.open;
  return (
    <Root>
      <a className={styles.skip} href="#main" data-testid="stSkipToContent">
        Skip to content
      </a>
      <div className={styles.view} data-testid="stAppViewContainer">
        {sidebar.present ? (
          <Suspense
            fallback={sidebarShown && !sidebar.sheet ? <div className={styles.sidebarRoom} style={{ width: sidebar.width }} /> : null}
          >
            <Sidebar open={sidebar.open} sheet={sidebar.sheet} locked={sidebar.locked} width={sidebar.width} onCollapse={collapse}>
              <BlockView root="sidebar" />
            </Sidebar>
          </Suspense>
        ) : null}
        <div className={styles.page} inert={sidebarShown && sidebar.sheet}>
          <Suspense fallback={<div className={styles.headerRoom} />}>
            <Header onExpandSidebar={sidebar.present && !sidebar.open ? expand : undefined} />
          </Suspense>
          <main id="main" className={styles.main} tabIndex={-1} data-testid="stMain">
            <Notices />
            <div className={styles.column} data-testid="stMainBlockContainer">
              <MainContent />
            </div>
          </main>
          <Bottom />
        </div>
      </div>
      <div className={styles.event} data-testid="stEvent">
        <BlockView root="event" />
      </div>
      <Suspense>{idle ? <Overlays /> : null}</Suspense>
    </Root>
  );
}

/** The outermost element, with what style sheets and tests read from it. What is in it does not render with it. */
function Root({ children }: { children: ReactNode }) {
  const phase = useRunPhase();
  const { layout = "centered" } = useCell(pageStore.config);
  return (
    <div
      className={classes(styles.app, layout === "wide" && styles.wide)}
      data-testid="stApp"
      data-layout={layout}
      data-test-script-state={phase === "idle" ? "notRunning" : "running"}
      data-late={isAtLeast(phase, "late") || undefined}
    >
      {children}
    </div>
  );
}

function MainContent() {
  const loaded = useCell(pageStore.loaded);
  const idle = useCell(pageStore.status) !== "running";
  const main = useChildren(roots.main).length;
  const elsewhere = useChildren(roots.bottom).length;
  if (main > 0) return <BlockView root="main" />;
  if (!loaded || !idle) return <PageSkeleton />;
  if (elsewhere > 0) return null;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <EmptyPage />
    </Suspense>
  );
}

function Notices() {
  const any = useCell(pageStore.notice) !== undefined;
  return <Suspense>{any ? <NoticeBar /> : null}</Suspense>;
}

function Bottom() {
  const filled = useChildren(roots.bottom).length > 0;
  if (!filled) return null;
  return (
    <div className={styles.bottom} data-testid="stBottom">
      <div className={styles.column} data-testid="stBottomBlockContainer">
        <BlockView root="bottom" />
      </div>
    </div>
  );
}
