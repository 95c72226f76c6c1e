import { st } from "millrace";

const days = Array.from({ length: 180 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)));
const wave = (at: number, height: number, length: number) => height * (1.4 + Math.sin(at / length) + 0.3 * Math.sin(at / 3));
const traffic = { day: days, web: days.map((_, at) => wave(at, 400, 24)), phone: days.map((_, at) => wave(at + 9, 260, 31)) };

st.subheader("Lines");
st.lineChart(traffic, { x: "day", y: ["web", "phone"], yLabel: "Visits", alt: "Visits by day: web stays above phone" });
st.lineChart([3, 1, 4, null, 5, 9, 2, 6], { color: "violet", height: 180, key: "small" });

st.subheader("Areas");
st.areaChart(traffic, { x: "day", xLabel: "", stack: "normalize", color: ["#0f766e", "orange"] });
st.areaChart(traffic, { x: "day", stack: "center" });

st.subheader("Bars");
const sales = [
  { region: "North", quarter: "Q1", orders: 42 },
  { region: "North", quarter: "Q2", orders: 58 },
  { region: "South", quarter: "Q1", orders: 31 },
  { region: "South", quarter: "Q2", orders: 27 },
  { region: "West", quarter: "Q1", orders: 12 },
  { region: "West", quarter: "Q2", orders: 35 },
];
st.barChart(sales, { x: "region", y: "orders", color: "quarter", stack: false });
st.barChart(sales, { x: "region", y: "orders", color: "quarter", sort: "-orders", horizontal: true, xLabel: "Orders" });

st.subheader("Points");
const trees = Array.from({ length: 120 }, (_, at) => ({
  age: 2 + (at % 40),
  height: 3 + (at % 40) * 0.55 + 2 * Math.sin(at * 7),
  trunk: 6 + (at % 13),
  kind: at % 2 ? "oak" : "beech",
}));
st.scatterChart(trees, { x: "age", y: "height", color: "kind", size: "trunk" });
st.scatterChart(trees, { x: "age", y: "height", color: "trunk", size: 60, width: "content" });

st.lineChart(null, { height: 140 });
