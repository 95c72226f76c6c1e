import { st } from "millrace";

const colours = st.multiselect("Colours", ["Red", "Orange", "Yellow", "Green", "Blue", "Violet"], {
  default: ["Green", "Blue"],
  maxSelections: 3,
  help: "Up to three.",
  key: "colours",
});
st.write(colours.join(", ") || "None");

const people = [
  { id: 1, name: "Ada Lovelace" },
  { id: 2, name: "Alan Turing" },
  { id: 3, name: "Grace Hopper" },
  { id: 4, name: "Katherine Johnson" },
];
const team = st.multiselect("Team", people, {
  optionKey: "id",
  format: (person) => person.name,
  placeholder: "Who takes part?",
  filterMode: "contains",
  required: true,
});
st.write(`${team.length} people`);

const tags = st.multiselect("Tags", ["news", "draft"], { acceptNewOptions: true, value: ["news", "my own"], onChange: "ignore" });
st.write(tags);

const months = Array.from({ length: 12 }, (_, n) =>
  new Date(Date.UTC(2026, n, 1)).toLocaleDateString("en", { month: "long", timeZone: "UTC" }),
);
st.multiselect("On one line", months, { default: months, wrap: false, selectAll: false, width: 420, persistState: "page" });
st.multiselect("Not now", ["One", "Two"], { default: ["One", "Two"], disabled: true });
st.multiselect("Without options", [], { labelVisibility: "hidden" });
