import { formatNumber } from "../../core/data/number-format.js";
import { classes } from "../../frontend/parts/classes.js";
import { Icon } from "../../frontend/parts/icon.js";
import { InlineMarkdown } from "../../frontend/parts/inline-markdown.js";
import { plainText } from "../../frontend/parts/plain-text.js";
import { HelpTip } from "../../frontend/parts/tooltip.js";
import type { ViewProps } from "../../frontend/view.js";
import type { MetricDelta } from "./metric.js";
import styles from "./metric.module.css";
import { Sparkline } from "./sparkline.js";
import { useTicking } from "./use-ticking.js";

export function MetricView({ props }: ViewProps<"metric">) {
  const { label, value, format, delta, help, icon, labelVisibility, border, chart, height } = props;
  const ticking = useTicking(typeof value === "number" ? value : undefined);
  const shown = typeof value === "string" ? value : ticking === undefined ? "—" : formatNumber(ticking, format);
  return (
    <div className={classes(styles.metric, border && styles.card, typeof height === "number" && styles.fixed)} data-testid="stMetric">
      <div className={classes(styles.label, labelVisibility && styles[labelVisibility])} data-testid="stMetricLabel">
        {icon ? (
          <span data-testid="stMetricIcon">
            <Icon name={icon} size={16} />
          </span>
        ) : null}
        <span className={styles.name}>
          <InlineMarkdown text={label} />
        </span>
        {help && !labelVisibility ? <HelpTip text={help} about={plainText(label)} /> : null}
      </div>
      <div className={styles.value} data-testid="stMetricValue" title={shown}>
        {shown === "" ? "—" : shown}
      </div>
      {delta ? <Delta delta={delta} format={format} /> : null}
      {chart && chart.data.length > 1 ? <Sparkline {...chart} colour={delta?.colour ?? "primary"} label={plainText(label)} /> : null}
    </div>
  );
}

function Delta({ delta, format }: { delta: MetricDelta; format: string | undefined }) {
  const { value, colour, arrow, description } = delta;
  return (
    <div className={styles.change}>
      <span className={styles.delta} data-colour={colour} data-testid="stMetricDelta">
        {arrow ? <Icon name={arrow === "up" ? "arrow-up" : "arrow-down"} size={14} label={arrow === "up" ? "up" : "down"} /> : null}
        {typeof value === "number" ? formatNumber(value, format) : value}
      </span>
      {description ? (
        <span className={styles.description} data-testid="stMetricDeltaDescription">
          {description}
        </span>
      ) : null}
    </div>
  );
}
