import { st } from "millrace";

const go = st.button("Go");
const out = st.text(go ? "start" : "");
if (go) {
  for (const word of [" one", " two", " three", " four"]) {
    out.append(word);
    await new Promise((done) => setTimeout(done, 5));
  }
}
