import { st } from "millrace";

const details = st.checkbox("Details");
st.text("before");
if (details) {
  st.text("first detail");
  st.slider("Depth", { max: 10, value: 3 });
}
st.text("after");
