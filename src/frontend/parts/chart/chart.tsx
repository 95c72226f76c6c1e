/**
 * A chart: plot, legend, tools, and the table behind it.
 *
 * It draws what `core/data/chart` reduced (`ChartData`) in the room it has: `chart-scene.ts` lays everything out,
 * `chart-plot.tsx` draws it as SVG (many points on a canvas), `chart-hover.ts` says what the pointer or the arrow keys
 * point at. Hidden series, the part that is looked at and the rest of the view's state stay when data changes. Used by
 * `elements/chart`.
 */

import { useId, useMemo, useRef, useState } from "react";
import type { ChartData } from "../../../core/data/chart/chart-data.js";
import type { Width } from "../../../core/element/element-props.js";
import { classes } from "../classes.js";
import { useTopLayer } from "../use-top-layer.js";
import styles from "./chart.module.css";
import { hoverWords } from "./chart-hover.js";
import { ChartLegend, ShadeLegend } from "./chart-legend.js";
import { ChartPlot, mostSvgPoints } from "./chart-plot.js";
import { chartRows, csvOf, exactText } from "./chart-rows.js";
import { makeScene } from "./chart-scene.js";
import { chartSummary } from "./chart-summary.js";
import { ChartTable } from "./chart-table.js";
import { ChartTools, type SaveForm } from "./chart-tools.js";
import { ChartTooltip } from "./chart-tooltip.js";
import { decodeChart, isEmptyChart } from "./decoded-chart.js";
import { HoverMarks } from "./hover-marks.js";
import type { Domain } from "./number-axis.js";
import { PointCanvas } from "./point-canvas.js";
import { chartPng, chartSvg, saveFile } from "./save-chart.js";
import { useBoxSize } from "./use-box-size.js";
import { usePlotInput } from "./use-plot-input.js";

/** CSS pixels of a chart that is as wide as its content. */
const usualWidth = 480;

export interface ChartProps {
  width?: Width;
  height: number | "stretch";
  data: ChartData;
  /** What the chart shows; absent: a summary is made. */
  alt?: string;
}

export function Chart({ data, alt, width, height }: ChartProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const chart = useMemo(() => decodeChart(data), [data]);
  const empty = useMemo(() => isEmptyChart(chart), [chart]);
  const label = useMemo(() => alt || chartSummary(chart), [alt, chart]);
  const size = useBoxSize(box);

  const [hiddenNames, setHiddenNames] = useState<ReadonlySet<string>>(new Set());
  const [window, setWindow] = useState<Domain>();
  const [highlight, setHighlight] = useState<number>();
  const [table, setTable] = useState(false);
  const [fullscreen, setFullscreen] = useState(false);
  const [problem, setProblem] = useState<string>();

  const hidden = useMemo(
    () => new Set(chart.series.filter(({ name }) => hiddenNames.has(name)).map(({ place }) => place)),
    [chart, hiddenNames],
  );
  const scene = useMemo(
    () => (size && !empty ? makeScene(chart, { ...size, hidden, window }) : undefined),
    [chart, size, hidden, window, empty],
  );
  const input = usePlotInput(surface, scene, setWindow);
  const { hover, brush } = input;

  useTopLayer(frame, fullscreen);

  const nameAt = (place: number): string => chart.series[place]?.name ?? "";
  const toggle = (place: number): void => {
    setHighlight(undefined);
    setHiddenNames((before) => {
      const next = new Set(before);
      if (!next.delete(nameAt(place))) next.add(nameAt(place));
      return next;
    });
  };
  const only = (place: number): void => {
    setHighlight(undefined);
    const others = chart.series.filter((one) => one.place !== place).map(({ name }) => name);
    setHiddenNames((before) => (!before.has(nameAt(place)) && others.every((name) => before.has(name)) ? new Set() : new Set(others)));
  };

  const save = async (form: SaveForm): Promise<void> => {
    const name = `${(alt ?? chart.yAxis.title ?? "chart").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}.${form}`;
    if (form === "csv") {
      saveFile(new Blob([csvOf(chartRows(chart, exactText))], { type: "text/csv;charset=utf-8" }), name);
      return;
    }
    if (!frame.current) return;
    const svg = chartSvg(frame.current, chart, hidden);
    saveFile(form === "png" ? await chartPng(svg) : new Blob([svg.text], { type: "image/svg+xml" }), name);
  };

  return (
    <div
      className={styles.place}
      style={{
        height: height === "stretch" ? "100%" : height,
        width: width === "content" ? usualWidth : undefined,
      }}
      data-testid="stVegaLiteChart"
      data-toolbar-host
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape from anything inside ends fullscreen */}
      <div
        ref={frame}
        className={classes(styles.frame, fullscreen && styles.fullscreen)}
        popover={fullscreen ? "manual" : undefined}
        data-testid={fullscreen ? "stFullScreenFrame" : undefined}
        onKeyDown={(event) => {
          if (event.key === "Escape" && fullscreen) setFullscreen(false);
        }}
      >
        <ChartTools
          zoomed={scene?.zoomed ?? false}
          onReset={() => setWindow(undefined)}
          table={table}
          onTable={() => setTable(!table)}
          onSave={(form) => {
            setProblem(undefined);
            save(form).catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
          }}
          fullscreen={fullscreen}
          onFullscreen={() => setFullscreen(!fullscreen)}
          filled={!empty}
        />
        {table && !empty ? (
          <ChartTable chart={chart} label={label} />
        ) : (
          <div ref={box} className={styles.box}>
            {empty ? (
              <div className={styles.empty} role="img" aria-label={label}>
                <EmptyDrawing />
                <span>No data yet</span>
              </div>
            ) : (
              scene && (
                <div
                  ref={surface}
                  className={classes(styles.surface, scene.whole && styles.zoomable)}
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go from value to value
                  tabIndex={0}
                  role="application"
                  aria-roledescription="chart"
                  aria-label={label}
                  aria-describedby={`${id}k`}
                  {...input.handlers}
                >
                  <ChartPlot scene={scene} highlight={highlight} />
                  {scene.points.length > mostSvgPoints && <PointCanvas scene={scene} highlight={highlight} />}
                  {hover && <HoverMarks scene={scene} hover={hover} />}
                  {brush && (
                    <div
                      className={styles.brush}
                      style={{
                        left: Math.min(brush.from, brush.to),
                        width: Math.abs(brush.to - brush.from),
                        top: scene.plot.top,
                        height: scene.plot.bottom - scene.plot.top,
                      }}
                    />
                  )}
                  {hover && <ChartTooltip scene={scene} hover={hover} pointer={input.pointer} />}
                </div>
              )
            )}
          </div>
        )}
        {!empty && !table && chart.legend && chart.series.length > 0 && (
          <ChartLegend chart={chart} hidden={hidden} onToggle={toggle} onOnly={only} onHighlight={setHighlight} />
        )}
        {!empty && !table && scene?.shade && <ShadeLegend title={chart.shadeTitle} range={scene.shade} />}
        {(chart.note || problem) && (
          <p className={styles.note} role={problem ? "alert" : undefined}>
            {problem ? `Not saved: ${problem}` : chart.note}
          </p>
        )}
        <span id={`${id}k`} className="visually-hidden">
          Use the arrow keys to go from value to value.
        </span>
        <span className="visually-hidden" aria-live="polite">
          {hover && !input.pointer ? hoverWords(hover) : ""}
        </span>
      </div>
    </div>
  );
}

/** Where the picture will be. */
function EmptyDrawing() {
  return (
    <svg width="72" height="44" viewBox="0 0 72 44" aria-hidden="true">
      <path d="M1 43.5h70" className={styles.emptyAxis} />
      <path d="M8 34l14-11 12 7 15-17 15 8" className={styles.emptyLine} />
    </svg>
  );
}
