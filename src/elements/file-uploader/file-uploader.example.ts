import { st } from "millrace";

const table = st.fileUploader("Table", { key: "table", type: ["csv", "tsv"], maxUploadSize: 50, help: "One table with a header line." });
if (table) st.code((await table.text()).slice(0, 500));

const pictures = st.fileUploader("Pictures", { type: "image/*", acceptMultipleFiles: true, onChange: () => st.toast("Thank you.") });
st.text(`${pictures.length} pictures`);

const folder = st.fileUploader("Folder", { acceptMultipleFiles: "directory", width: 420, persistState: "page" });
for (const file of folder) st.text(file.name);

st.fileUploader("Not now", { disabled: true });
st.fileUploader("Without a label for the eye", { labelVisibility: "collapsed", required: true });
