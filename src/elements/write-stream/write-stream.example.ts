import { st } from "millrace";

async function* answer() {
  for (const word of "A **stream** of words, one after the other, with `code` in it.".split(/(?<= )/)) {
    yield word;
    await new Promise((done) => setTimeout(done, 20));
  }
  yield [{ and: "a table", between: 1 }];
  yield "And the *end*.";
}

const parts = await st.writeStream(answer, { cursor: "▌" });
st.caption(`${parts.length} parts`);
