import { expect, expectTypeOf, test } from "vitest";
import type { St } from "../../st.js";
import { AppTest } from "../../testing/app-test.js";
import type { StatusContainer } from "./status.js";

const states = (app: AppTest) => app.all("status").map(({ props }) => props.state);

test("[B-092] it runs while the callback works, and is complete when it is through", async () => {
  let finish = () => {};
  const app = AppTest.fromFunction(async (st) => {
    await st.status("Reading", { expanded: true }, async (status) => {
      st.text("first file");
      await new Promise<void>((done) => (finish = done));
      status.update({ label: "All read", expanded: false });
    });
    st.status("At once", () => void st.text("inside"));
  });
  const running = app.run();
  await expect.poll(() => app.all("text").length).toBe(1);
  expect(app.find("status").props).toEqual({ label: "Reading", state: "running", open: true });
  finish();
  await running;
  expect(app.find("status").props).toEqual({ label: "All read", state: "complete" });
  expect(states(app)).toEqual(["complete", "complete"]);
});

test("[B-092] an error makes it «error» and goes on to the script", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    try {
      st.status("Sync", () => fail());
    } catch (error) {
      st.text(`caught ${String(error)}`);
    }
    await st.status("Async", async () => fail());
  }).run();
  expect(states(app)).toEqual(["error", "error"]);
  expect(app.text().props.body).toBe("caught Error: no luck");
  expect(app.exceptions[0]?.error.message).toBe("no luck");
});

function fail(): never {
  throw new Error("no luck");
}

test("[B-092] a state set by hand stays; what is not given is not changed", async () => {
  const app = await AppTest.fromFunction((st) => {
    st.status("Job", { expanded: true }, (status) => status.update({ state: "error", label: "Half of it" }));
    const later = st.status("Later", { state: "complete", type: "compact" });
    later.text("details");
    later.update({ state: "running" });
  }).run();
  expect(app.all("status").map(({ props }) => props)).toEqual([
    { label: "Half of it", state: "error", open: true },
    { label: "Later", state: "running", look: "compact" },
  ]);
});

test("st.stop() inside ends it as an error, st.rerun() leaves it to the next run", async () => {
  let turn = 0;
  const app = await AppTest.fromFunction((st) => {
    st.status("Job", () => {
      if (turn++ === 0) st.rerun();
      st.stop();
    });
  }).run();
  expect(turn).toBe(2);
  expect(states(app)).toEqual(["error"]);
});

test("unknown states and types are refused", async () => {
  const app = await AppTest.fromFunction((st) => void st.status("Job", { state: "done" as "complete" })).run();
  expect(app.exceptions[0]?.error).toMatchObject({ code: "MR_OPTION_INVALID", hint: 'Use "running", "complete" or "error".' });
});

test("the handle has update, also as a promise", () => {
  const types = (st: St) => {
    expectTypeOf(st.status("a", () => {})).toEqualTypeOf<StatusContainer>();
    expectTypeOf(st.status("a", async () => {})).toEqualTypeOf<Promise<StatusContainer>>();
  };
  expect(types).toBeTypeOf("function");
});
