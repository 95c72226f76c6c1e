import { st } from "millrace";

st.form("sign-up", { clearOnSubmit: true }, () => {
  const name = st.textInput("Name", { required: true });
  const mail = st.textInput("Email", { type: "email" });
  const news = st.checkbox("Tell me what is new");
  if (st.formSubmitButton("Sign up", { type: "primary" })) st.success(`Welcome, ${name}! ${mail} ${news}`);
});

const search = st.form("search", { border: false, enterToSubmit: false, width: 360, height: "content" });
const words = search.textInput("Words");
if (search.formSubmitButton("Search")) st.text(`Searching for ${words}`);
