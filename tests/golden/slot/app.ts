import { st } from "millrace";

const slot = st.empty();
slot.text("working");
if (st.button("Finish")) slot.text("done");
if (st.button("Clear")) slot.empty();
st.text("below");
