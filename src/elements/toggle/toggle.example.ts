import { st } from "millrace";

const live = st.toggle("Live updates", { key: "live", value: true, help: "Takes effect at once." });
st.toggle("Begins switched on", { default: true, onChange: () => st.toast("Switched.") });
st.toggle("Cannot be switched", { value: true, disabled: true });
st.toggle("Without a label for the eye", { labelVisibility: "collapsed" });
st.toggle("One line, however long the label may be that stands here", { wrap: false, width: 260, persistState: "page" });
st.text(live ? "Updating every second" : "Paused");
