import { st } from "millrace";

const s = st.sessionState.init({ extra: 0 });
if (st.button("Add")) s.extra++;
for (let i = s.extra; i > 0; i--) st.text(`new ${i}`);
for (let i = 0; i < 5; i++) st.text(`row ${i}`);
