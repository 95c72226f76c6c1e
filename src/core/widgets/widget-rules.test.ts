import { describe, expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";

const bodies = (app: AppTest): string[] => app.all("text").map((text) => text.props.body);

describe("identity", () => {
  test("[B-031] a changed label, help or bound keeps the value of a widget without a key", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      const wide = st.button("wide");
      const n = wide ? st.slider("x", { min: 0, max: 5 }) : 0;
      const s = st.slider(wide ? "Wide label" : "Label", { min: 0, max: wide ? 100 : 10, default: wide ? 3 : 2, help: wide ? "now wide" : undefined });
      st.text("value " + s);
    `).run();
    await app.slider("Label").setValue(7).run();
    expect(bodies(app)).toEqual(["value 7"]);
    await app.button().click().run();
    expect(app.slider("Wide label").value).toBe(7);
    expect(bodies(app)).toEqual(["value 7"]);
  });

  test("an old value that is not valid any more falls back to the default, and the script can see that", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      const narrow = st.button("narrow");
      const s = st.slider("x", { min: 0, max: narrow ? 5 : 10, default: 2, key: "x" });
      st.text(s + " " + st.wasReset("x"));
    `).run();
    await app.slider("x").setValue(9).run();
    expect(bodies(app)).toEqual(["9 false"]);
    await app.button().click().run();
    expect(bodies(app)).toEqual(["2 true"]);
    expect(app.slider("x").value).toBe(2);
  });

  test("[B-037] widgets of a loop are told apart by label and turn, and keep their values when a row goes", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      const names = st.button("drop first") || st.sessionState.dropped ? ["b", "c"] : ["a", "b", "c"];
      if (names.length === 2) st.sessionState.dropped = true;
      for (const name of names) st.text(name + " " + st.slider(name, { max: 10, value: 0 }));
    `).run();
    await app.slider("b").setValue(4).run();
    await app.slider("c").setValue(6).run();
    await app.button().click().run();
    expect(bodies(app)).toEqual(["b 4", "c 6"]);
  });

  test("[B-037] two equal keys are an error that names both lines", async () => {
    const app = await AppTest.fromString(`
import { st } from "millrace";
st.slider("a", { key: "k" });
st.slider("b", { key: "k" });
`).run();
    const [{ error }] = app.exceptions as [(typeof app.exceptions)[0]];
    expect(error.code).toBe("MR_WIDGET_DUPLICATE_KEY");
    expect(error.message).toContain('"k" is used twice');
    expect(error.message).toContain("app.ts:3");
    expect(error.message).toContain("app.ts:4");
    expect(app.all("slider")).toHaveLength(1);
  });

  test("a trigger that stands twice with one label needs a key: a click must not reach another row", async () => {
    const app = await AppTest.fromString(`
import { st } from "millrace";
for (const row of [1, 2]) if (st.button("Delete")) st.text("deleted " + row);
`).run();
    expect(app.exceptions[0]?.error.code).toBe("MR_WIDGET_DUPLICATE_TRIGGER");
    expect(app.exceptions[0]?.error.message).toContain("app.ts:3");
  });

  test("st.each: state follows the item's key, whatever the order", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      const order = st.button("turn") ? [3, 2, 1] : [1, 2, 3];
      st.each(order, (id) => id, (id) => {
        const n = st.slider("n", { max: 10, value: 0 });
        st.text(id + "=" + n);
      });
    `).run();
    const second = app.all("slider")[1];
    await second?.setValue(5).run();
    expect(bodies(app)).toEqual(["1=0", "2=5", "3=0"]);
    await app.button().click().run();
    expect(bodies(app)).toEqual(["3=0", "2=5", "1=0"]);
  });
});

describe("lifetime", () => {
  test("[B-039] a value lives on while its widget is not shown; persistState run opts out", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      const s = st.sessionState.init({ hidden: false });
      if (st.button("toggle")) s.hidden = !s.hidden;
      if (!s.hidden) {
        st.text("kept " + st.slider("kept", { max: 10, value: 2 }));
        st.text("lost " + st.slider("lost", { max: 10, value: 2, persistState: "run" }));
      }
    `).run();
    await app.slider("kept").setValue(7).run();
    await app.slider("lost").setValue(7).run();
    await app.button().click().run();
    expect(bodies(app)).toEqual([]);
    await app.button().click().run();
    expect(bodies(app)).toEqual(["kept 7", "lost 2"]);
  });

  test("another value from the script than in its last run wins; the same one does not", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      const s = st.sessionState.init({ start: 1 });
      if (st.button("set 8")) s.start = 8;
      st.text("n " + st.slider("n", { max: 10, value: s.start }));
    `).run();
    await app.slider("n").setValue(5).run();
    expect(bodies(app)).toEqual(["n 5"]);
    await app.run();
    expect(bodies(app)).toEqual(["n 5"]);
    await app.button().click().run();
    expect(bodies(app)).toEqual(["n 8"]);
    expect(app.slider("n").value).toBe(8);
  });

  test("[B-041] session state of a widget can be set before and after it stands; after it one more pass runs", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      st.text("before " + st.sessionState.n);
      const n = st.slider("n", { max: 10, value: 1, key: "n" });
      st.text("widget " + n);
      if (n === 3) st.sessionState.n = 4;
    `).run();
    expect(bodies(app)).toEqual(["before undefined", "widget 1"]);
    await app.slider("n").setValue(3).run();
    expect(bodies(app)).toEqual(["before 4", "widget 4"]);
    expect(app.slider("n").value).toBe(4);
    app.sessionState.n = 9;
    await app.run();
    expect(bodies(app)).toEqual(["before 9", "widget 9"]);
  });

  test("state that moves in each pass ends after ten, with a warning", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      const n = st.slider("n", { max: 1000, value: 0, key: "n" });
      st.sessionState.n = n + 1;
      st.text("n " + n);
    `).run();
    expect(app.exceptions).toEqual([]);
    expect(app.log.join()).toContain("10 passes");
    expect(app.runs).toBe(1);
  });

  test("[B-044] deleting the state of a widget, and st.reset, bring it back to its default", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      if (st.button("delete")) delete st.sessionState.n;
      if (st.button("reset")) st.reset("n");
      st.text("n " + st.slider("n", { max: 10, value: 2, key: "n" }));
    `).run();
    for (const label of ["delete", "reset"]) {
      await app.slider("n").setValue(7).run();
      expect(bodies(app)).toEqual(["n 7"]);
      await app.button(label).click().run();
      expect(bodies(app)).toEqual(["n 2"]);
    }
  });
});

describe("events", () => {
  test("[B-003] callbacks run before the script, see all new values, and only for what changed", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      const log = st.sessionState.init({ lines: [] as string[] }).lines;
      const a = st.slider("a", { max: 10, value: 0, key: "a", onChange: () => log.push("a sees b " + st.sessionState.b) });
      const b = st.slider("b", { max: 10, value: 0, key: "b", onChange: () => log.push("b sees a " + st.sessionState.a) });
      for (const line of log) st.text(line);
    `).run();
    app.slider("a").setValue(1);
    await app.slider("b").setValue(2).run();
    expect(bodies(app)).toEqual(["a sees b 2", "b sees a 1"]);
    app.slider("a").setValue(1);
    await app.slider("b").setValue(3).run();
    expect(bodies(app).at(-1)).toBe("b sees a 1");
    expect(bodies(app)).toHaveLength(3);
  });

  test("[B-005] an error in a callback is shown and the script does not run; st.rerun in it starts over", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      st.button("fail", { onClick: () => { throw new TypeError("in callback"); } });
      st.button("again", { onClick: () => st.rerun() });
      st.text("script");
    `).run();
    await app.button("fail").click().run();
    expect(app.exceptions.map(({ error }) => error.message)).toEqual(["in callback"]);
    expect(bodies(app)).toEqual([]);
    await app.run();
    expect(bodies(app)).toEqual(["script"]);
    await app.button("again").click().run();
    expect(bodies(app)).toEqual(["script"]);
    expect(app.exceptions).toEqual([]);
  });

  test("[B-012] 10,000 event pairs without a gap: no click is lost and none counts twice", async () => {
    const app = await AppTest.fromString(
      `
      import { st } from "millrace";
      const s = st.sessionState.init({ clicks: 0, calls: 0 });
      if (st.button("add")) { st.text("adding"); s.clicks++; }
      st.button("call", { onClick: () => { s.calls++; } });
      const n = st.slider("n", { max: 10000, value: 0 });
      st.text(s.clicks + " " + s.calls + " " + n);
    `,
      { timeout: 60 },
    ).run();
    for (let i = 1; i <= 10_000; i++) {
      app.button(i % 2 ? "add" : "call").click();
      await app.send();
      app.slider("n").setValue(i);
      await app.send();
    }
    await app.settled();
    expect(bodies(app).at(-1)).toBe("5000 5000 10000");
  }, 60_000);

  test("[B-012] the same while runs wait for something: interrupted runs give unseen clicks back", async () => {
    const app = await AppTest.fromString(
      `
      import { st } from "millrace";
      import { setTimeout as wait } from "node:timers/promises";
      const s = st.sessionState.init({ clicks: 0 });
      await wait(30);
      st.text("slow");
      if (st.button("add")) { await wait(1); s.clicks++; }
      st.slider("n", { max: 10000, value: 0 });
      st.text("clicks " + s.clicks);
    `,
      { timeout: 60 },
    ).run();
    for (let i = 1; i <= 40; i++) {
      await app.button("add").click().send();
      await app.slider("n").setValue(i).send();
      if (i % 5 === 0) await new Promise((done) => setTimeout(done, 8));
    }
    await app.settled();
    expect(bodies(app).at(-1)).toBe("clicks 40");
    expect(app.runs).toBeGreaterThan(40);
  }, 60_000);

  test("[S-077] [B-029] a wrong value is refused, changes nothing, and the browser is told the right one", async () => {
    const app = await AppTest.fromString(`
      import { st } from "millrace";
      st.text("n " + st.slider("n", { max: 10, value: 2 }));
    `).run();
    for (const wrong of ["5", 99, -1, null, [1], { a: 1 }, true]) {
      app.slider("n").setValue(wrong as never);
      await app.run();
      expect(app.slider("n").value).toBe(2);
      expect(bodies(app)).toEqual(["n 2"]);
    }
    expect(app.log).toHaveLength(7);
    expect(app.log[0]).toContain("MR_WIDGET_VALUE_REFUSED");
    await app.slider("n").setValue(3).run();
    expect(bodies(app)).toEqual(["n 3"]);
  });
});
