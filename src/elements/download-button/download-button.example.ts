import { st } from "millrace";

const rows = [
  ["city", "people"],
  ["Berlin", 3_700_000],
  ["Rome", 2_800_000],
];
const csv = (): string => rows.map((row) => row.join()).join("\n");

st.downloadButton("Cities as CSV", csv, {
  key: "csv",
  fileName: "cities.csv",
  mime: "text/csv",
  icon: ":material/download:",
  onClick: "ignore",
});
if (st.downloadButton("Greeting", "Hello!", { type: "primary", help: "A short text", shortcut: "Ctrl+S" })) st.text("Saved.");
st.downloadButton("Bytes", new Uint8Array([1, 2, 3]), { width: "stretch", wrap: false, icon: "💾", iconPosition: "right" });
st.downloadButton("Broken", () => Promise.reject(new Error("the report has no rows")), { onClick: "ignore" });
st.downloadButton("Not yet", "", { disabled: true });
