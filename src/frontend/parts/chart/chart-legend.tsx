import { classes } from "../classes.js";
import styles from "./chart.module.css";
import type { DecodedChart } from "./decoded-chart.js";
import type { Domain } from "./number-axis.js";

export interface LegendProps {
  chart: DecodedChart;
  hidden: ReadonlySet<number>;
  onToggle: (place: number) => void;
  /** Shows only this series, or all again. */
  onOnly: (place: number) => void;
  onHighlight: (place: number | undefined) => void;
}

/** The series by name. A press hides or shows one; with Alt or a double press it is shown alone. */
export function ChartLegend({ chart, hidden, onToggle, onOnly, onHighlight }: LegendProps) {
  const { title } = chart.legend ?? {};
  return (
    <fieldset className={styles.legend} aria-label={title ? `Series by ${title}` : "Series"}>
      {title && (
        <span className={styles.legendTitle} aria-hidden="true">
          {title}
        </span>
      )}
      {chart.series.map(({ place, name, color, dash }) => (
        <button
          key={place}
          type="button"
          className={styles.legendItem}
          aria-pressed={!hidden.has(place)}
          title={`${name}: press to hide or show, Alt and press to see it alone`}
          onClick={(event) => (event.altKey || event.detail === 2 ? onOnly(place) : onToggle(place))}
          onPointerEnter={() => onHighlight(hidden.has(place) ? undefined : place)}
          onPointerLeave={() => onHighlight(undefined)}
        >
          <LegendMark kind={chart.kind} color={color} dash={dash} />
          <span className={styles.legendName}>{name}</span>
        </button>
      ))}
    </fieldset>
  );
}

function LegendMark({ kind, color, dash }: { kind: DecodedChart["kind"]; color: string; dash: string | undefined }) {
  if (kind === "line") {
    return (
      <svg className={styles.legendMark} width="16" height="10" aria-hidden="true">
        <line x1="1.5" x2="14.5" y1="5" y2="5" style={{ stroke: color }} strokeWidth="2.5" strokeLinecap="round" strokeDasharray={dash} />
      </svg>
    );
  }
  return <span className={classes(styles.legendMark, styles.swatch, kind === "scatter" && styles.round)} style={{ background: color }} />;
}

/** What the colours of points mean, where they stand for a quantity. */
export function ShadeLegend({ title, range }: { title: string | undefined; range: Domain }) {
  const short = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3, notation: range[1] >= 100_000 ? "compact" : "standard" });
  const [low, high] = range.map((value) => short.format(value));
  return (
    <div className={styles.legend}>
      {title && <span className={styles.legendTitle}>{title}</span>}
      <span className={styles.shadeEnd}>{low}</span>
      <span className={styles.shadeBar} aria-hidden="true" />
      <span className={styles.shadeEnd}>{high}</span>
    </div>
  );
}
