import { st } from "millrace";

st.code(
  `
  import { st } from "millrace";

  /** The n-th number of Fibonacci. */
  function fibonacci(n: number): bigint {
    let [a, b] = [0n, 1n];
    for (let i = 0; i < n; i++) [a, b] = [b, a + b];
    return a; // exact
  }

  st.write("The hundredth is", fibonacci(100));
  `,
  { lineNumbers: true },
);
st.code("select city, count(*) from flights where delay > 15 group by city;", { language: "sql" });
st.code("npm install millrace --save-exact # a long line that goes on in the next one instead of being scrolled to", {
  language: "bash",
  wrapLines: true,
  width: 420,
});
st.code(Array.from({ length: 40 }, (_, at) => `line ${at + 1}`).join("\n"), { language: null, height: 160 });
