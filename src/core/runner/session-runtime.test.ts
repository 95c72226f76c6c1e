import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("[S-039] an interaction runs the script again and shows the result", async () => {
  const app = await AppTest.fromFunction((st) => {
    const s = st.sessionState.init({ count: 0 });
    if (st.button("Add")) s.count++;
    st.text(`count ${s.count}`);
  }).run();
  expect(app.text().props.body).toBe("count 0");
  await app.button("Add").click().run();
  await app.button("Add").click().run();
  expect(app.text().props.body).toBe("count 2");
  expect(app.exceptions).toEqual([]);
  expect(app.wire.at(-1)).toBe('[2,[3,6,"body","count 2"]]');
});
