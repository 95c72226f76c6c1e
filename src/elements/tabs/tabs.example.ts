import { st } from "millrace";

const [overview, details] = st.tabs(["Overview", "Details"]);
overview.write("Both tabs are filled in every run; choosing one is a matter of the browser.");
details.write("So this was here all the time.");

const open = st.tabs({
  ":material/bar_chart: Chart": () => void st.barChart({ Mon: 3, Tue: 5, Wed: 4 }),
  ":material/table_chart: Data": () => void st.table([{ day: "Mon", visits: 3 }]),
});
st.caption(`Only «${await open}» was made in this run.`);

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"];
st.tabs(months, { default: "March", key: "month", height: 120, onChange: "rerun", persistState: "page" }, (month) => {
  st.write(`What happened in **${month}**`);
});

const [narrow] = st.tabs(["Narrow", "Other"], { width: 320 });
narrow.write("Not wider than 320 pixels.");
