import { st } from "millrace";

st.json({
  name: "Ada",
  born: new Date("1815-12-10T00:00:00Z"),
  tags: new Set(["maths", "poetry"]),
  scores: new Map<string, number>([
    ["first", 1.5],
    ["second", Number.NaN],
  ]),
  large: 2n ** 70n,
  nothing: undefined,
  list: Array.from({ length: 250 }, (_, at) => at * at),
});
st.json('{"from": "a text", "ok": true}', { expanded: 1 });
st.json([{ a: { b: { c: "deep" } } }], { expanded: false, width: 320 });
