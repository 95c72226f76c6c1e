import { st } from "millrace";

const form = st.form("order", { clearOnSubmit: true });
const name = form.textInput("Name");
const sent = form.formSubmitButton("Send");
st.text(sent ? `sent ${name}` : `not sent ${name}`);
