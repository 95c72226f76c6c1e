import { st } from "millrace";

const pause = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

if (st.button("Get the data")) {
  await st.status("Getting the data", { expanded: true, key: "job" }, async (status) => {
    st.write("Looking for the server");
    await pause(0.6);
    st.write("Found it, downloading");
    await pause(0.6);
    status.update({ label: "Download complete", expanded: false });
  });
}

const running = st.status("Importing 3 files", { state: "running" });
running.write("orders.csv");
st.status("Checked", { state: "complete", type: "compact" }, () => void st.write("No errors."));

st.status("Read the file", { state: "complete", type: "step" });
st.status("Compare with last week", { state: "error", type: "step", expanded: true }).write("There is no file of last week.");
st.status("Write the report", { type: "step", width: 480 });
