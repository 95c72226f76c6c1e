import { st } from "millrace";

const age = st.slider("Age", { max: 130, value: 25, help: "In full years." });
const [low, high] = st.slider("Price", { min: 0, max: 500, step: 5, default: [50, 200], format: "dollar", key: "price" });
const share = st.slider("Share", { value: 0.25, format: "percent" });
const stars = st.slider("Stars", { min: 1, max: 5, value: 4 });
st.write({ age, low, high, share, stars });

const day = st.slider("Day", {
  value: new Date("2026-03-01"),
  min: new Date("2026-01-01"),
  max: new Date("2026-06-30"),
  format: "D MMM YYYY",
});
const [opens, closes] = st.slider("Opening hours", { value: ["09:00", "17:30"], step: { minutes: 30 } });
st.write("From", String(opens), "to", String(closes), "on", day.toString());

st.slider("Temperature", { min: -10, max: 10, step: 0.5, value: 0, format: "%+.1f °C", width: 320, persistState: "page" });
st.slider("Not now", { value: 40, disabled: true });
st.slider("Without a label", { labelVisibility: "collapsed", onChange: "ignore" });
