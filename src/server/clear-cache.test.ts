import { expect, test } from "vitest";
import { serve, TestClient } from "./app-server.fixture.js";

test("[B-174] «Clear cache» in the menu empties both caches for everybody and runs the script again, with its state", async () => {
  const server = await serve(`import { st } from "millrace";
const s = st.sessionState.init({ runs: 0 });
s.runs++;
const load = st.cacheData(() => Math.random());
const open = st.cacheResource(() => Math.random());
st.text("run " + s.runs);
st.text("data " + load());
st.text("resource " + open());
`);
  const [one, other] = [await new TestClient(server).connect(), await new TestClient(server).connect()];
  await one.until(() => one.texts().length === 3 && other.texts().length === 3);
  const [, data, resource] = one.texts();
  expect(other.texts().slice(1)).toEqual([data, resource]);
  one.send({ type: "clear-cache" });
  await one.until(() => one.texts()[0] === "run 2" && one.texts()[1] !== data && one.texts()[2] !== resource);
  other.send({ type: "rerun" });
  await other.until(() => other.texts()[0] === "run 2");
  expect(other.texts().slice(1)).toEqual(one.texts().slice(1));
});
