import { st } from "millrace";

const [requests, errors, latency] = st.columns(3, { border: true });
requests.metric("Requests", 18_204, { delta: "+4 %" });
errors.metric("Errors", 12, { delta: -3, deltaColor: "inverse" });
latency.metric("Latency", "87 ms");

const [wide, narrow] = st.columns([2, 1], { gap: "large" });
wide.write("Two thirds of the room: a chart, a table, the main thing.");
narrow.write("One third: what explains it.");

const [name, send] = st.columns([4, 1], { verticalAlignment: "bottom" });
name.textInput("Name");
send.button("Send", { width: "stretch" });

const [yes, no] = st.columns(2, { wrap: false, gap: 4, width: 320 });
yes.button("Yes", { width: "stretch" });
no.button("No", { width: "stretch" });
