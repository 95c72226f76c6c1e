/** What was wrong in the file: a line that opens to the first of the bad rows. */
import { st } from "millrace";
import type { LoadedTable } from "../csv/load-csv.js";

export function showProblems({ problems, problemCount }: LoadedTable): void {
  if (problemCount === 0) return;
  const count = problemCount.toLocaleString("en");
  const shown = problems.length < problemCount ? `, the first ${problems.length} are shown` : "";
  st.expander(`⚠️ ${count} ${problemCount === 1 ? "problem" : "problems"} in the file${shown}`, () => {
    st.dataframe(problems, {
      hideIndex: true,
      columnConfig: {
        line: { label: "Line", width: 80, type: "number" },
        reason: { label: "What is wrong", width: 420 },
        text: "What stands there",
      },
    });
  });
}
