import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { type QueryParams, QueryValues, queryParamsProxy } from "./query-params.js";

let values: QueryValues;
let params: QueryParams;
let open: boolean;
let writes: string[];

beforeEach(() => {
  values = new QueryValues();
  open = true;
  writes = [];
  values.onWrite = () => writes.push(values.toString());
  params = queryParamsProxy(values, () => open);
});

describe("[B-053] reading", () => {
  test("fields, repeated names, signs and gaps", () => {
    values.load("?a=1&b=x%20y&b=z+w&empty=&flag&%C3%A5=%C3%B8&a=2");
    expect(params.a).toBe("2");
    expect(params.getAll("a")).toEqual(["1", "2"]);
    expect(params.getAll("b")).toEqual(["x y", "z w"]);
    expect([params.empty, params.flag, params.å]).toEqual(["", "", "ø"]);
    expect(params.keys()).toEqual(["a", "b", "empty", "flag", "å"]);
    expect({ ...params }).toEqual(params.toObject());
    expect(params.toObject()).toEqual({ a: "2", b: "z w", empty: "", flag: "", å: "ø" });
    expect(writes).toEqual([]);
  });

  test("a name that is not there", () => {
    expect(params.a).toBeUndefined();
    expect(params.get("a")).toBeUndefined();
    expect(params.get("a", "b")).toBe("b");
    expect(params.getAll("a")).toEqual([]);
    expect("a" in params).toBe(false);
    expect(params.toString).toBeUndefined();
    expect("constructor" in params).toBe(false);
  });

  test("what cannot be decoded stays as it is", () => {
    values.load("a=%E0%A4%A&b=100%&c=a=b=c&=x&&&d");
    expect(params.a).toBe("%E0%A4%A");
    expect(params.b).toBe("100%");
    expect(params.c).toBe("a=b=c");
    expect(params.get("")).toBe("x");
    expect(params.d).toBe("");
  });

  test("an address cannot take a method away from the script", () => {
    const methods = ["get", "getAll", "set", "has", "delete", "fromObject", "clear", "keys", "toObject"];
    values.load(methods.map((name) => `${name}=1`).join("&"));
    for (const name of methods) {
      expect(params[name]).toBeTypeOf("function");
      expect(params.get(name)).toBe("1");
    }
    expect(params.keys()).toEqual(methods);
  });

  test("too long or too many: nothing", () => {
    values.load(`a=${"x".repeat(600_000)}`);
    expect(params.keys()).toEqual([]);
    values.load(Array.from({ length: 1_001 }, (_, i) => `n${i}`).join("&"));
    expect(params.keys()).toEqual([]);
    values.load(Array.from({ length: 1_000 }, (_, i) => `n${i}`).join("&"));
    expect(params.keys()).toHaveLength(1_000);
  });
});

describe("[B-053] writing", () => {
  test("shows in the address, once for each change", () => {
    values.load("a=1");
    params.b = "x y&=ø";
    params.n = 3;
    params.on = true;
    params.tag = ["p", 2];
    params.tag = ["p", 2];
    expect(writes.at(-1)).toBe("a=1&b=x%20y%26%3D%C3%B8&n=3&on=true&tag=p&tag=2");
    expect(writes).toHaveLength(4);
    expect(params.tag).toBe("2");
  });

  test("delete, clear, replace", () => {
    values.load("a=1&b=2&c=3");
    delete params.a;
    expect(delete params.nothing).toBe(true);
    expect(params.delete("nothing")).toBe(false);
    expect(writes).toEqual(["b=2&c=3"]);
    params.fromObject({ d: ["4", "5"] });
    expect(values.toString()).toBe("d=4&d=5");
    params.clear();
    expect(values.toString()).toBe("");
  });

  test.each([undefined, null, {}, [[1]], 1n, Symbol("x")])("%s is refused, and nothing has changed", (value) => {
    values.load("a=1");
    expect(() => params.set("a", value as never)).toThrow(expect.objectContaining({ code: "MR_OPTION_INVALID" }));
    expect(values.toString()).toBe("a=1");
  });

  test("names of the embedding page are neither shown nor changed", () => {
    values.load("embed=true&embed_options=dark&a=1");
    expect(params.keys()).toEqual(["a"]);
    expect(params.embed).toBeUndefined();
    expect(() => params.set("embed", "false")).toThrow(/reserved/);
    params.clear();
    expect(values.toString()).toBe("embed=true&embed_options=dark");
  });

  test("a run that is over writes nothing", () => {
    values.load("a=1");
    open = false;
    params.a = "2";
    params.set("b", "1");
    params.fromObject({ c: "1" });
    params.clear();
    delete params.a;
    expect(params.delete("a")).toBe(false);
    expect(values.toString()).toBe("a=1");
    expect(writes).toEqual([]);
  });

  test("any text arrives as it was written, except halves of surrogate pairs", () => {
    const text = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 8 });
    const name = text.filter((one) => one !== "embed" && one !== "embed_options");
    fc.assert(
      fc.property(fc.dictionary(name, text, { maxKeys: 6 }), (written) => {
        const one = new QueryValues();
        for (const [field, value] of Object.entries(written)) one.set(field, value);
        const other = new QueryValues();
        other.load(`?${one.toString()}`);
        const whole = (value: string): string => value.replace(/\p{Surrogate}/gu, "\ufffd");
        expect(other.toString()).toBe(one.toString());
        for (const [field, value] of Object.entries(written)) expect(other.all(whole(field))).toContain(whole(value));
      }),
    );
  });
});
