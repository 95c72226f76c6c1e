import { st } from "millrace";

const [one, two] = st.tabs(["One", "Two"]);
one.text("in one");
two.text("in two");
