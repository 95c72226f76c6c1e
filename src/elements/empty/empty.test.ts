import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

const bodies = (app: AppTest) => app.all("text").map(({ props }) => props.body);

test("[B-087] each write replaces the one before", async () => {
  const app = await AppTest.fromFunction((st) => {
    const slot = st.empty();
    slot.text("first");
    slot.text("second");
    st.text("below");
  }).run();
  expect(bodies(app)).toEqual(["second", "below"]);
});

test("[B-087] empty() on the place clears it, and it can be written again", async () => {
  const app = await AppTest.fromFunction((st) => {
    const gone = st.empty();
    gone.text("not seen");
    gone.empty();
    const again = st.empty();
    again.text("one");
    again.empty();
    again.text("two");
  }).run();
  expect(bodies(app)).toEqual(["two"]);
  expect(app.all("empty")).toHaveLength(2);
});

test("[B-087] a container in it is a group that is replaced as a whole", async () => {
  const app = await AppTest.fromFunction((st) => {
    const slot = st.empty();
    for (const turn of [1, 2]) {
      slot.container((group) => {
        group.text(`a${turn}`);
        st.text(`b${turn}`);
      });
    }
  }).run();
  expect(bodies(app)).toEqual(["a2", "b2"]);
});

test("a changing text in a place is one small message each", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    const slot = st.empty();
    for (const count of [1, 2, 3]) {
      slot.text(`step ${count}`);
      await new Promise((done) => setTimeout(done, 5));
    }
  }).run();
  expect(bodies(app)).toEqual(["step 3"]);
  expect(app.wire.filter((frame) => frame.startsWith("[[3,")).length).toBeGreaterThanOrEqual(2);
});

test("what an earlier run wrote is cleared by a run that writes nothing", async () => {
  let write = true;
  const app = await AppTest.fromFunction((st) => {
    const slot = st.empty();
    if (write) slot.text("once");
  }).run();
  write = false;
  await app.run();
  expect(bodies(app)).toEqual([]);
});

test("[B-087] writing a place again frees the keys and widgets beneath it", async () => {
  const app = await AppTest.fromFunction((st) => {
    const slot = st.empty();
    const opened: boolean[] = [];
    for (const turn of [1, 2, 3]) {
      slot.container({ key: "group" }, (group) => {
        group.button("Keyed", { key: "go" });
        group.button("Same label");
        opened.push(group.expander("Details", { onChange: "rerun" }).open);
        st.text(`turn ${turn}`);
      });
    }
    st.text(opened.join());
  }).run();
  expect(app.exceptions).toEqual([]);
  expect(bodies(app)).toEqual(["turn 3", "false,false,false"]);
  expect(app.all("button")).toHaveLength(2);
  await app.expander().setValue(true).run();
  expect(bodies(app)).toEqual(["turn 3", "true,true,true"]);
  expect(app.expander().value).toBe(true);
});

test("a key in a place and the same key outside are still two", async () => {
  const app = await AppTest.fromFunction((st) => {
    const slot = st.empty();
    slot.button("In", { key: "go" });
    slot.empty();
    st.button("Out", { key: "go" });
    slot.button("In again", { key: "go" });
  }).run();
  expect(app.exceptions[0]?.error.code).toBe("MR_WIDGET_DUPLICATE_KEY");
});
