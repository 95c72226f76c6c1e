import { st } from "millrace";

const s = st.sessionState.init({ count: 0 });
if (st.button("Add")) s.count++;
for (let i = 0; i < 5; i++) st.text(i === 2 ? `count ${s.count}` : `row ${i}`);
