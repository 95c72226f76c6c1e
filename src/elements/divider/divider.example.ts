import { st } from "millrace";

st.text("Above");
st.divider();
st.text("Below");
st.divider({ width: 200 });
