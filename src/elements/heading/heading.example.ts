import { st } from "millrace";

st.title("Flights of 2024", { icon: "✈️", help: "All figures are of civil aviation." });
st.header("Delays by **airport**", { divider: "blue" });
st.subheader("The ten largest", { icon: ":material/trending_up:", anchor: "top-ten" });
st.subheader("In the order of size", { divider: true });
st.subheader("No link, at the right", { anchor: false, textAlignment: "right" });
st.header("A long heading that is cut off where the page ends, whatever it still had to say after that", { wrap: false, width: 420 });
