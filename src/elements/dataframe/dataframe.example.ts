import { st } from "millrace";

const cities = ["Bern", "Zürich", "Genève", "Basel", "Lugano"];
const orders = Array.from({ length: 100_000 }, (_, i) => ({
  id: 1_000 + i,
  city: cities[i % 5],
  share: ((i * 37) % 100) / 100,
  revenue: Math.round(Math.sin(i) * 1e6) / 100,
  paid: i % 3 === 0,
  ordered: new Date(Date.UTC(2024, 0, 1 + (i % 700))),
  note: i % 5 === 0 ? null : `Order number ${i}`,
  trend: Array.from({ length: 12 }, (_unused, k) => Math.round(50 + 40 * Math.sin(k / 2 + i))),
  page: `https://example.com/orders/${1_000 + i}`,
  internal: "not shown, not sent",
}));

st.subheader("100,000 orders");
st.dataframe(orders, {
  columnConfig: {
    id: { label: "No.", pinned: true, width: "small" },
    share: { type: "progress", label: "Share" },
    revenue: { type: "number", format: "dollar", help: "Before tax" },
    ordered: { type: "date", format: "MMM D, YYYY" },
    note: "Note",
    trend: { type: "areaChart", label: "Last year", color: "green" },
    page: { type: "link", displayText: /orders\/(\d+)/ },
    internal: null,
  },
  placeholder: "–",
  alt: "Orders",
  height: 360,
  width: "stretch",
  lazy: true,
});

st.subheader("Rows to choose");
const { selection } = st.dataframe(orders.slice(0, 200), {
  key: "chosen",
  columnOrder: ["city", "revenue", "paid", "ordered"],
  onSelect: "rerun",
  selectionMode: ["multi-row", "single-column"],
  selectionDefault: { selection: { rows: [1] } },
  hideIndex: true,
  rowHeight: 40,
});
st.write(`Chosen: ${selection.rows.length === 0 ? "nothing yet" : selection.rows.join(", ")}`);

st.subheader("Nothing in it yet");
st.dataframe(Object.assign([], { columns: ["name", "city"] }));
