import { st } from "millrace";

const notes = st.textArea("Notes", { key: "notes", placeholder: "What happened?", maxChars: 500, help: "Nobody else reads them." });
const poem = st.textArea("Poem", { default: "Roses are red,\nviolets are blue.", height: "content" });
st.textArea("Address", { height: 120, required: true, onChange: () => st.toast("Kept.") });
const more = st.textArea("More", { value: null, persistState: "page", width: 360 });
st.textArea("Fixed", { value: "cannot be changed", disabled: true });
st.textArea("Without a label for the eye", { labelVisibility: "collapsed", placeholder: "Label collapsed" });
st.text(`${notes.length} characters, ${poem.split("\n").length} lines, ${more ?? "nothing"} more`);
