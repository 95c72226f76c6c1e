import { st } from "millrace";

st.caption("Source: [Federal Statistical Office](https://www.bfs.admin.ch), **2024**");
st.caption("With help, at the right", { help: "What the figures mean.", textAlignment: "right" });
st.caption("H<sub>2</sub>O", { unsafeAllowHtml: true });
st.caption("Cut off where the room ends, however much there is still to say", { wrap: false, width: 240 });
