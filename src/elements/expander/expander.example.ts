import { st } from "millrace";

const more = st.expander("How this was counted", { icon: ":material/info:" });
more.write("Each visit counts once a day. Robots are left out.");

st.expander("Made only when somebody looks", { key: "lazy", persistState: "page" }, () => {
  st.write("Opening this started a run that filled it.");
});

st.expander("Advanced settings", { type: "compact" }, (inner) => {
  inner.checkbox("Keep empty rows");
});

st.expander("Read the file", { type: "step", expanded: true }, () => void st.write("12,480 rows in 0.4 s."));
st.expander("Clean the rows", { type: "step" }, () => void st.write("31 duplicates left out."));
st.expander("Write the report", { type: "step", width: 480 }, () => void st.write("Saved."));

const watched = st.expander("Watched", { onChange: "rerun" });
watched.write("Its state is a value.");
st.caption(watched.open ? "Open" : "Closed");
