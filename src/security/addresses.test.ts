import { expect, test } from "vitest";
import { AddressList, isLoopback, limitKey, normaliseAddress } from "./addresses.js";
import { hostAllowed, parseHost } from "./host.js";

test("one spelling per address", () => {
  const table: [text: string, address: string | null][] = [
    ["1.2.3.4", "1.2.3.4"],
    [" 1.2.3.4:80 ", "1.2.3.4"],
    ["::ffff:1.2.3.4", "1.2.3.4"],
    ["[::1]", "::1"],
    ["[2001:DB8::1]:443", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["localhost", null],
    ["1.2.3", null],
    ["0x7f.1", null],
    ["", null],
  ];
  for (const [text, address] of table) expect([text, normaliseAddress(text)]).toEqual([text, address]);
});

test("lists hold addresses, ranges and the named ranges", () => {
  const list = new AddressList(["192.0.2.7", "10.0.0.0/8", "2001:db8::/32", "loopback"], "s");
  for (const inside of ["192.0.2.7", "10.255.0.1", "::ffff:10.0.0.1", "2001:db8:1::5", "127.0.0.1", "::1"])
    expect([inside, list.has(inside)]).toEqual([inside, true]);
  for (const outside of ["192.0.2.8", "11.0.0.1", "2001:db9::1", "", "evil"])
    expect([outside, list.has(outside)]).toEqual([outside, false]);
  for (const bad of ["10.0.0.0/33", "::/129", "host.example", "10.0.0.0/8/8", "10.0.0.0/", "*"]) {
    expect(() => new AddressList([bad], "server.trustedProxies"), bad).toThrow(/server\.trustedProxies/);
  }
});

test("visitors are counted by address, in IPv6 by network", () => {
  expect(limitKey("::ffff:1.2.3.4")).toBe("1.2.3.4");
  expect(limitKey("2001:db8:1:2:3:4:5:6")).toBe(limitKey("2001:db8:1:2::9"));
  expect(limitKey("2001:db8:1:3::9")).not.toBe(limitKey("2001:db8:1:2::9"));
  expect(limitKey("::1")).toBe("0:0:0:0::/64");
  expect(limitKey("2001:db8::")).toBe("2001:db8:0:0::/64");
  expect(limitKey("")).toBe("unknown");
});

test("[S-104] names of this machine, and names that only look like it", () => {
  for (const name of ["localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]"])
    expect([name, isLoopback(name)]).toEqual([name, true]);
  for (const name of ["localhost.evil.example", "127.0.0.1.nip.io", "0.0.0.0", "192.168.1.1", "notlocalhost", ""])
    expect([name, isLoopback(name)]).toEqual([name, false]);
});

test("[S-104] Host headers: reading them, and which a public bind answers to", () => {
  expect(parseHost("App.Example.:8080")).toEqual({ name: "app.example", port: 8080 });
  for (const bad of ["", "a b", "a:b", "a:99999", "user@a", "a/b", "[::1", "a,b"]) expect([bad, parseHost(bad)]).toEqual([bad, null]);
  const name = (text: string) => parseHost(text)!;
  const open = { loopbackOnly: false, allowed: [] };
  const named = { loopbackOnly: false, allowed: ["app.example"] };
  expect([hostAllowed(name("any.example"), open), hostAllowed(name("localhost"), open)]).toEqual([true, true]);
  expect([hostAllowed(name("app.example"), named), hostAllowed(name("any.example"), named), hostAllowed(name("localhost"), named)]).toEqual(
    [true, false, false],
  );
});
