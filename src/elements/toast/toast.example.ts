import { st } from "millrace";

if (st.button("Save")) st.toast("Your changes were **saved**.", { icon: "💾" });
if (st.button("Long")) st.toast("Ten seconds to read this.", { duration: "long" });
if (st.button("Until closed")) st.toast("The nightly job has failed.", { icon: ":material/warning:", duration: "infinite" });
if (st.button("Two seconds")) st.toast("Copied", { duration: 2 });
