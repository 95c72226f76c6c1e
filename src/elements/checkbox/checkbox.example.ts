import { st } from "millrace";

const agreed = st.checkbox("I agree to the **terms**", { key: "agreed", help: "You can change your mind later." });
const letters = st.checkbox("Send me letters", { default: true, onChange: () => st.toast("Noted.") });
st.checkbox("Set by the script", { value: agreed, disabled: true });
st.checkbox("Kept for this run only", { persistState: "run", onChange: "ignore" });
st.checkbox("Without a label for the eye", { labelVisibility: "collapsed" });
st.checkbox("One line, however long the label may be that stands here", { wrap: false, width: 260 });
st.text(`agreed: ${agreed}, letters: ${letters}`);
