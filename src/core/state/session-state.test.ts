import { beforeEach, describe, expect, test } from "vitest";
import { type SessionState, SessionValues, sessionStateProxy } from "./session-state.js";

/** Widgets as session state sees them: a value by key, and the value it goes back to. */
class Widgets {
  readonly values = new Map<string, unknown>([["volume", 5]]);
  open = true;
  checks = 0;
  has = (name: string): boolean => this.values.has(name);
  read = (name: string): unknown => this.values.get(name);
  write = (name: string, value: unknown): void => void this.values.set(name, value);
  remove = (name: string): void => void this.values.set(name, "seed");
  names = (): Iterable<string> => this.values.keys();
  check = (): boolean => {
    this.checks++;
    return this.open;
  };
}

let values: SessionValues;
let widgets: Widgets;
let state: SessionState;

beforeEach(() => {
  values = new SessionValues();
  widgets = new Widgets();
  state = sessionStateProxy(values, widgets);
});

describe("[S-063] own values", () => {
  test("by field and by key, with any value kept as it is", () => {
    class Cart {
      items = [1];
    }
    const cart = new Cart();
    state.cart = cart;
    expect(state.cart).toBe(cart);
    expect(state.get("cart")).toBe(cart);
    state.set("cart", undefined);
    expect(state.cart).toBeUndefined();
    expect("cart" in state).toBe(true);
    expect(state.has("cart")).toBe(true);
    expect(values.dirty).toBe(true);
  });

  test("a name that is not set", () => {
    expect(state.nothing).toBeUndefined();
    expect(state.get("nothing")).toBeUndefined();
    expect(state.get("nothing", 7)).toBe(7);
    expect("nothing" in state).toBe(false);
    expect(state.has("nothing")).toBe(false);
    state.falsy = 0;
    expect(state.get("falsy", 7)).toBe(0);
  });

  test("delete, also of what is not there", () => {
    state.a = 1;
    expect(delete state.a).toBe(true);
    expect("a" in state).toBe(false);
    expect(delete state.a).toBe(true);
    expect(state.delete("a")).toBe(false);
    state.a = 2;
    expect(state.delete("a")).toBe(true);
  });

  test("init sets only what is not set yet and gives it back typed", () => {
    state.count = 3;
    const typed = state.init({ count: 0, names: ["Ada"] });
    typed.count++;
    typed.names.push("Grace");
    expect(state.toObject()).toMatchObject({ count: 4, names: ["Ada", "Grace"] });
    expect(state.init({ count: 0 }).count).toBe(4);
  });

  test("names, entries, spreading, JSON", () => {
    state.a = 1;
    state.b = undefined;
    expect(state.keys()).toEqual(["a", "b", "volume"]);
    expect(Object.keys(state)).toEqual(["a", "b", "volume"]);
    expect({ ...state }).toEqual({ a: 1, b: undefined, volume: 5 });
    expect(JSON.stringify(state)).toBe('{"a":1,"volume":5}');
    const names: string[] = [];
    for (const name in state) names.push(name);
    expect(names).toEqual(["a", "b", "volume"]);
  });

  test("names from the language's own objects are plain names", () => {
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty", "then"]) {
      expect(state[name]).toBeUndefined();
      expect(name in state).toBe(false);
      state[name] = name;
      expect(state[name]).toBe(name);
    }
    expect(Object.getPrototypeOf(state.toObject())).toBe(Object.prototype);
    expect(state.keys()).toContain("__proto__");
  });

  test("names of the methods: the value is kept, the method stays", () => {
    for (const name of ["get", "set", "has", "delete", "init", "clear", "keys", "toObject"]) {
      expect(name in state).toBe(false);
      state[name] = `my ${name}`;
      expect(state[name]).toBeTypeOf("function");
      expect(state.get(name)).toBe(`my ${name}`);
      expect(name in state).toBe(true);
    }
    expect(state.toObject()).toMatchObject({ clear: "my clear", keys: "my keys" });
    widgets.values.set("clear", true);
    state.clear();
    expect(values.own.size).toBe(0);
  });
});

describe("widgets", () => {
  test("are read and written under their key", () => {
    expect(state.volume).toBe(5);
    expect("volume" in state).toBe(true);
    state.volume = 6;
    expect(widgets.values.get("volume")).toBe(6);
    expect(values.own.size).toBe(0);
  });

  test("go back to their default when deleted or cleared", () => {
    state.own = 1;
    delete state.volume;
    expect(widgets.values.get("volume")).toBe("seed");
    state.volume = 6;
    state.clear();
    expect(widgets.values.get("volume")).toBe("seed");
    expect(state.keys()).toEqual(["volume"]);
  });

  test("a value set before its widget stands waits for it", () => {
    state.late = 9;
    expect(state.late).toBe(9);
    expect(values.take("late")).toEqual({ value: 9 });
    expect(values.take("late")).toBeUndefined();
  });
});

test("in a run that is over nothing is written", () => {
  state.a = 1;
  widgets.open = false;
  state.a = 2;
  state.set("b", 1);
  state.init({ c: 1 });
  state.volume = 0;
  delete state.a;
  state.clear();
  expect([...values.own]).toEqual([["a", 1]]);
  expect(widgets.values.get("volume")).toBe(5);
  expect(state.a).toBe(1);
});

test("reading asks whether the run may go on, too", () => {
  void state.a;
  void state.get("volume");
  expect(widgets.checks).toBe(2);
});
