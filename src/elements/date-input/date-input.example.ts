import { st } from "millrace";

const day = st.dateInput("Day", { help: "Begins with today." });
st.write(day);

const birthday = st.dateInput("Birthday", { value: null, min: "1900-01-01", max: "today", format: "DD.MM.YYYY", key: "birthday" });
st.write(birthday ? `Born on a ${birthday.toLocaleString("en", { weekday: "long" })}` : "No birthday yet.");

const [from, to] = st.dateInput("Period", { value: ["2026-03-09", "2026-03-20"], format: "YYYY-MM-DD" });
st.write(to ? from.until(to).days + 1 : "Choose the last day, too.");

const [start, end] = st.dateInput("Stay", {
  default: ["2026-06-01", "2026-06-08"],
  required: true,
  min: "2026-05-01",
  format: "MM/DD/YYYY",
});
st.write(start, end);

st.dateInput("Not now", { value: "2026-01-01", disabled: true, width: 240 });
st.dateInput("Without a label", { value: [], labelVisibility: "collapsed", onChange: "ignore", persistState: "page" });
