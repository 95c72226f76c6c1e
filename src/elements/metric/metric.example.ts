import { st } from "millrace";

const past = [3.1, 3.4, 3.2, 3.9, 4.4, 4.1, 4.8, 5.2, 5.0, 5.9];
const [a, b, c] = st.columns(3);
a.metric("Revenue", 1_234_567.891, { delta: 12_345, format: "dollar", border: true, chartData: past, chartType: "area" });
b.metric("Late flights", 0.1234, {
  delta: -0.02,
  deltaColor: "inverse",
  format: "percent",
  border: true,
  chartData: past,
  help: "Over 15 minutes.",
});
c.metric("Passengers", 98_551, { delta: 0, format: "compact", border: true, chartData: past, chartType: "bar", icon: ":material/group:" });
st.metric("Wind", "12 km/h", { delta: "-3 km/h", deltaDescription: "since noon", deltaArrow: "auto" });
st.metric("Visibility", null, { labelVisibility: "visible", width: 200 });
st.metric("No label for the eye", 42, { labelVisibility: "collapsed", height: "content" });
