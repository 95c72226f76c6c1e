import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

test("[B-064] an empty label is told once in the log, with its place, and works all the same", async () => {
  const app = await AppTest.fromString(
    'import { st } from "millrace";\nst.text(st.textInput(""));\nst.checkbox("Named");\nst.tabs(["A", "B"]);',
  ).run();
  await app.textInput(0).setValue("typed").run();
  expect(app.text(0).props.body).toBe("typed");
  expect(app.log).toEqual(['st.textInput (app.ts:2): the label is empty. Give one, and hide it with labelVisibility: "collapsed".']);
});
