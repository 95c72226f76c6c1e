import { st } from "millrace";

const name = st.textInput("Name", { key: "name", placeholder: "Ada Lovelace", maxChars: 40, help: "As in your passport.", icon: "🪪" });
const mail = st.textInput("Email", { type: "email", required: true, autocomplete: "email" });
const plate = st.textInput("Plate", { validate: [/^[A-Z]{1,3}-\d+$/, "Write it like B-123."], default: "B-123" });
const words = st.textInput("Search", { type: "search", live: "300ms", width: 320 });
st.textInput("Password", { type: "password", onChange: "ignore" });
st.textInput("Website", { type: "url", placeholder: "https://example.com" });
st.textInput("Phone", { type: "phone", persistState: "page" });
const nick = st.textInput("Nickname", { value: null, placeholder: "None yet" });
st.textInput("Fixed", { value: "cannot be changed", disabled: true });
st.textInput("Without a label for the eye", { labelVisibility: "collapsed", placeholder: "Label collapsed" });
st.text(JSON.stringify({ name, mail, plate, words, nick }));
