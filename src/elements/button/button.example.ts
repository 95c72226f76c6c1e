import { st } from "millrace";

st.sessionState.likes ??= 0;
const like = (): void => {
  st.sessionState.likes = Number(st.sessionState.likes) + 1;
};

if (st.button("Refresh", { icon: ":material/refresh:", help: "Starts a run", shortcut: "Ctrl+Enter" })) st.text("Refreshed.");
st.button("**Like** it", { key: "like", type: "primary", icon: "👍", onClick: like });
st.text(`${st.sessionState.likes} likes`);

st.button("Next", { icon: ":material/arrow_forward:", iconPosition: "right" });
st.button("Quiet", { type: "tertiary" });
st.button("Not now", { disabled: true });
st.button("As wide as its place", { width: "stretch", wrap: false });
