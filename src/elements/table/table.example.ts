import { st } from "millrace";

st.subheader("A table with markdown in its cells");
st.table(
  [
    { Part: "**Runner**", Does: "runs the script from top to bottom", State: ":green[ready]" },
    { Part: "**Delta generator**", Does: "sends only what has changed", State: ":green[ready]" },
    { Part: "**Hub**", Does: "starts and stops apps, see [the guide](https://example.com)", State: ":orange[planned]" },
  ],
  { alt: "Parts of the system" },
);

st.subheader("Names of rows, lines between them only");
st.table(
  new Map([
    ["Bern", { canton: "BE", people: 134_591, area: 51.62 }],
    ["Basel", { canton: "BS", people: 173_552, area: 23.85 }],
    ["Lugano", { canton: "TI", people: 62_315, area: null }],
  ]),
  { border: "horizontal", width: "content", key: "cities" },
);

st.subheader("No lines, no header, a fixed height, row numbers");
st.table(
  { letter: ["a", "b", "c", "d", "e", "f"], code: [97, 98, 99, 100, 101, 102] },
  { border: false, hideHeader: true, hideIndex: false, height: 120 },
);
