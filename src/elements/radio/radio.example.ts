import { st } from "millrace";

const size = st.radio("Size", ["S", "M", "L"], { index: 1, horizontal: true, help: "Measured flat." });

const plan = st.radio("Plan", { Free: 0, Team: 29, Company: 99 }, { captions: ["For one", "Up to *ten* people", "No limit"], default: 29 });

const people = [
  { code: "al", name: "Ada Lovelace", born: 1815 },
  { code: "gh", name: "Grace Hopper", born: 1906 },
];
const person = st.radio("Person", people, {
  key: "person",
  optionKey: "code",
  format: (one) => `**${one.name}**, ${one.born}`,
  index: null,
  required: true,
  onChange: () => st.toast("Chosen."),
});

st.radio("Not to be changed", ["One", "Two"], { disabled: true, width: "stretch" });
st.radio("Without a label for the eye", ["Yes", "No"], { labelVisibility: "collapsed", persistState: "page", formatFunc: String });
st.text(`${size}, ${plan} €, ${person?.name ?? "nobody"}`);
