import { st } from "millrace";

const slot = st.empty();
slot.info("This place holds one element at a time.");

const choice = st.radio("Show", ["A text", "A group", "Nothing"], { horizontal: true });
if (choice === "A text") slot.write("Written over what stood here.");
if (choice === "A group") {
  slot.container((group) => {
    group.subheader("Several elements");
    group.write("They are replaced together.");
  });
}
if (choice === "Nothing") slot.empty();
