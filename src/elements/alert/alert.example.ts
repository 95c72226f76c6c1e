import { st } from "millrace";

st.success("All **12** rows were saved.");
st.info("The figures are those of last night.", { title: "Before you read on" });
st.warning("3 rows have no date and were left out.", { icon: "📅" });
st.error("This file has no column `date`.\n\n- Choose another file, or\n- name the column below.", {
  title: "The file cannot be read",
  icon: ":material/description:",
  key: "no-date",
});
st.info("Not wider than 320 pixels.", { width: 320 });
