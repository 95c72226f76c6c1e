import { st } from "millrace";

const top = st.container({ border: true, key: "summary" });
const count = st.slider("Lines", { min: 0, max: 30, value: 12 });
top.write(`Written last, shown first: **${count}** lines below.`);

st.container({ height: 160, autoscroll: true, border: true }, () => {
  for (let line = 1; line <= count; line++) st.text(`Line ${line}`);
});

st.container({ horizontal: true, wrap: true, gap: "xsmall", horizontalAlignment: "right" }, (row) => {
  row.button("Cancel");
  row.button("Save draft");
  row.button("Publish", { type: "primary" });
});

st.container({ border: true, width: 320, height: 140, verticalAlignment: "center", horizontalAlignment: "center" }, () => {
  st.button("In the middle");
});
