import { st } from "millrace";

st.progress(0.65, { text: "**65 %** of the disk is used" });
st.progress(3, { max: 8, text: "3 of 8 files", width: 320, key: "files" });

if (st.button("Start")) {
  const bar = st.progress(0, { text: "Beginning" });
  for (let step = 1; step <= 20; step++) {
    await new Promise((done) => setTimeout(done, 60));
    bar.set(step / 20, `Step ${step} of 20`);
  }
  bar.set(1, "Done");
}
