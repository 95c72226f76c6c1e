import { st } from "millrace";

const size = st.selectbox("Size", ["S", "M", "L"], { index: 1, help: "Of the shirt." });
st.write(size);

const people = [
  { id: 1, name: "Ada Lovelace" },
  { id: 2, name: "Alan Turing" },
  { id: 3, name: "Grace Hopper" },
  { id: 4, name: "Katherine Johnson" },
];
const who = st.selectbox("Who", people, {
  index: null,
  optionKey: "id",
  format: (person) => person.name,
  placeholder: "Nobody yet",
  icon: ":material/person:",
  key: "who",
});
st.write(who ? `Hello ${who.name}` : "Nobody is chosen.");

const city = st.selectbox("City", ["Zürich", "Genève", "Basel", "Bern"], {
  acceptNewOptions: true,
  default: "Bern",
  filterMode: "contains",
});
st.write(city);

const rows = Array.from({ length: 20_000 }, (_, n) => `Row ${n + 1}`);
st.selectbox("A long list", rows, { filterMode: "prefix", persistState: "page", width: 320 });
st.selectbox("Letters jump", ["January", "February", "March", "April"], { filterMode: null, onChange: "ignore" });
st.selectbox("Must be chosen", ["Yes", "No"], { index: null, required: true });
st.selectbox("Not now", ["One"], { disabled: true });
st.selectbox("Without options", [], { labelVisibility: "hidden" });
