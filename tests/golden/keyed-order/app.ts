import { st } from "millrace";

const order = st.radio("Order", ["up", "down", "first last"]);
const ids = order === "up" ? [1, 2, 3, 4] : order === "down" ? [4, 3, 2, 1] : [4, 1, 2, 3];
st.each(
  ids,
  (id) => id,
  (id) => st.text(`item ${id}`),
);
