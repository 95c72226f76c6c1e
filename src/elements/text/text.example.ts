import { st } from "millrace";

st.text("As it is: *no* markup,\n  blanks and line breaks kept.");
st.text(`Rows: ${1234}`, { help: "Counted when the page was opened." });
st.text("In the middle", { textAlignment: "center", width: "stretch" });
st.text("One line only, the rest of which is cut off when there is no room for it on the page", { wrap: false, width: 280 });
