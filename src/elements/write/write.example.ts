import { st } from "millrace";

const rows = [
  { city: "Bern", people: 134_591 },
  { city: "Basel", people: 173_863 },
];
st.write("There are", rows.length, "**cities** as of", new Date("2024-01-01"), rows);
st.write({ nested: { json: true } }, new Map([["key", "value"]]));
st.write(new RangeError("An error is shown as one"));
st.write(function add(a: number, b: number): number {
  return a + b;
});
await st.write("A promise:", Promise.resolve("*here it is*"));
