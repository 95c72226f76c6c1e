import { once } from "node:events";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { sameToken } from "../security/tokens.js";
import type { Connection } from "./connection.js";
import { browserOf, eventually, newBrowser, opened, openSocket, sendRaw, startServer } from "./http.fixture.js";
import type { ConnectionInfo } from "./http-options.js";

async function closeCode(socket: WebSocket): Promise<number> {
  return (await once(socket, "close"))[0] as number;
}

test("[S-203][B-196] only a page of this app opens a socket; nothing is made for others", async () => {
  const seen: Connection[] = [];
  const { port, origin } = await startServer({ onConnection: (connection) => seen.push(connection) });
  const foreign: (string | undefined)[] = [
    undefined,
    "",
    "null",
    "https://evil.example",
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port + 1}`,
    "http://127.0.0.1",
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}.evil.example`,
    `http://evil.example@127.0.0.1:${port}`,
    `HTTP://127.0.0.1:${port}`,
    `${origin}, https://evil.example`,
    "file://",
    "chrome-extension://abcdef",
  ];
  for (const value of foreign) {
    expect([value, await openSocket(port, value === undefined ? {} : { origin: value })]).toEqual([value, { status: 403 }]);
  }
  expect(seen).toEqual([]);
  opened(await openSocket(port, { origin }));
  opened(await openSocket(port, { host: `localhost:${port}`, origin: `http://localhost:${port}` }));
  expect(seen.length).toBe(2);
});

test("[S-203] a listed origin may open a socket", async () => {
  const { port } = await startServer({ corsAllowedOrigins: ["https://portal.example"] });
  opened(await openSocket(port, { origin: "https://portal.example" }));
  expect(await openSocket(port, { origin: "https://portal.example:444" })).toEqual({ status: 403 });
});

test("[S-104] a rebound name opens no socket although its Origin agrees", async () => {
  const { port } = await startServer();
  expect(await openSocket(port, { host: `evil.example:${port}`, origin: `http://evil.example:${port}` })).toEqual({ status: 421 });
});

test("[S-207] behind a listed proxy the outward address counts; the log says what to set when it is not listed", async () => {
  const headers = { host: "localhost", origin: "https://localhost", "x-forwarded-proto": "https" };
  const direct = await startServer();
  expect(await openSocket(direct.port, headers)).toEqual({ status: 403 });
  expect(direct.said.join("\n")).toContain("server.trustedProxies");
  const proxied = await startServer({ trustedProxies: ["127.0.0.1"] });
  opened(await openSocket(proxied.port, headers));
});

test("other paths and other upgrades are refused", async () => {
  const { port, origin } = await startServer();
  expect(await openSocket(port, { origin }, { path: "/" })).toEqual({ status: 404 });
  expect(await openSocket(port, { origin }, { path: "/_millrace//stream" })).toEqual({ status: 400 });
  const h2c = `GET /_millrace/stream HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`;
  expect(await sendRaw(port, h2c)).toMatch(/^HTTP\/1.1 400 /);
});

test("[S-098] new sockets are limited in rate, by address, before any session", async () => {
  const { port, origin } = await startServer({
    limits: { upgrades: { perSecond: 0.001, burst: 2 } },
    trustedProxies: ["loopback"],
    now: () => 0,
  });
  const from = (address: string) => openSocket(port, { origin, "x-forwarded-for": address });
  opened(await from("10.0.0.1"));
  opened(await from("10.0.0.1"));
  expect(await from("10.0.0.1")).toEqual({ status: 429 });
  opened(await from("10.0.0.2"));
});

test("[S-098] one address holds only so many sockets; closing some makes room, others are not in the way", async () => {
  const { port, origin } = await startServer({ limits: { socketsPerAddress: 3 }, trustedProxies: ["loopback"] });
  const from = (address: string) => openSocket(port, { origin, "x-forwarded-for": address });
  const sockets = [opened(await from("10.0.0.1")), opened(await from("10.0.0.1")), opened(await from("10.0.0.1"))];
  expect(await from("10.0.0.1")).toEqual({ status: 429 });
  opened(await from("10.0.0.2"));
  for (const socket of sockets.slice(0, 2)) socket.terminate();
  await new Promise((resolve) => setTimeout(resolve, 30));
  opened(await from("10.0.0.1"));
  opened(await from("10.0.0.1"));
  expect(await from("10.0.0.1")).toEqual({ status: 429 });
});

test("the server takes only so many sockets", async () => {
  const { port, origin } = await startServer({ limits: { sockets: 1 } });
  const first = opened(await openSocket(port, { origin }));
  expect(await openSocket(port, { origin })).toEqual({ status: 503 });
  first.close();
  await once(first, "close");
  await new Promise((resolve) => setTimeout(resolve, 20));
  opened(await openSocket(port, { origin }));
});

test("[S-083] the connection knows the browser of the cookie; without one it gets one with the answer", async () => {
  const infos: ConnectionInfo[] = [];
  const { port, origin } = await startServer({ onConnection: (_connection, info) => infos.push(info) });
  const cookie = await newBrowser(port);
  const known = await openSocket(port, { origin, cookie });
  const fresh = await openSocket(port, { origin });
  expect(infos[0]!.browser).toBe(browserOf(cookie));
  expect("headers" in known && known.headers["set-cookie"]).toBeFalsy();
  const set = "headers" in fresh ? fresh.headers["set-cookie"]?.[0] : undefined;
  expect(set).toMatch(/HttpOnly; SameSite=Lax$/);
  expect(sameToken(browserOf(set!.split(";")[0]!), infos[1]!.browser)).toBe(true);
});

test("messages before a late listener are kept, in order", async () => {
  const texts: string[] = [];
  const { port, origin } = await startServer({
    onConnection: (connection) => {
      setTimeout(() => connection.onText((text) => texts.push(text)), 30);
    },
  });
  const socket = opened(await openSocket(port, { origin }));
  for (const text of ["one", "zwei", "três"]) socket.send(text);
  await eventually(() => texts.length === 3);
  expect(texts).toEqual(["one", "zwei", "três"]);
});

test("[S-098] a sender above the rate is slowed down and loses nothing", async () => {
  const texts: string[] = [];
  const { port, origin } = await startServer({
    limits: { messages: { perSecond: 5_000, burst: 100 } },
    onConnection: (connection) => connection.onText((text) => texts.push(text)),
  });
  const socket = opened(await openSocket(port, { origin }));
  const padding = "x".repeat(100);
  const began = Date.now();
  for (let i = 0; i < 3_000; i++) socket.send(`${i} ${padding}`);
  await eventually(() => texts.length === 3_000);
  expect(texts.map((text) => Number.parseInt(text, 10))).toEqual(Array.from({ length: 3_000 }, (_, index) => index));
  expect(Date.now() - began).toBeGreaterThan(200);
});

test("[B-195][B-201] binary frames close 1003, oversized ones 1009, malformed UTF-8 1007", async () => {
  const { port, origin } = await startServer({ limits: { messageBytes: 1_000 } });
  const binary = opened(await openSocket(port, { origin }));
  binary.send(Buffer.from([1, 2, 3]));
  expect(await closeCode(binary)).toBe(1003);
  const large = opened(await openSocket(port, { origin }));
  large.send("x".repeat(1_001));
  expect(await closeCode(large)).toBe(1009);
  const broken = opened(await openSocket(port, { origin }));
  broken.send(Buffer.from([0xff, 0xfe]), { binary: false });
  expect(await closeCode(broken)).toBe(1007);
});

test("a socket that says nothing is closed, one that talks is not", async () => {
  const { port, origin } = await startServer({ limits: { helloTimeout: 60 } });
  const silent = opened(await openSocket(port, { origin }));
  const talking = opened(await openSocket(port, { origin }));
  talking.send("hello");
  expect(await closeCode(silent)).toBe(1008);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(talking.readyState).toBe(talking.OPEN);
});

test("a peer that answers no ping is cut off, one that does stays", async () => {
  const { port, origin } = await startServer({ limits: { pingInterval: 40 } });
  const live = opened(await openSocket(port, { origin }));
  const dead = opened(await openSocket(port, { origin }, { autoPong: false }));
  expect(await closeCode(dead)).toBe(1006);
  expect(live.readyState).toBe(live.OPEN);
});

test("a handler that throws closes its own socket and nothing else", async () => {
  const { port, origin, said } = await startServer({
    onConnection: (connection) =>
      connection.onText((text) => {
        if (text === "boom") throw new Error("planted");
        connection.send(text);
      }),
  });
  const [one, two] = [opened(await openSocket(port, { origin })), opened(await openSocket(port, { origin }))];
  one.send("boom");
  expect(await closeCode(one)).toBe(1011);
  two.send("still here");
  expect(String((await once(two, "message"))[0])).toBe("still here");
  expect(said.join("\n")).toContain("planted");
});

test("text and bytes are sent as they are; a long reason is shortened; a slow reader is noticed", async () => {
  let connection: Connection | undefined;
  const { port, origin } = await startServer({
    onConnection: (one) => {
      connection = one;
      one.onText(() => {});
    },
  });
  const socket = opened(await openSocket(port, { origin }, { protocols: ["other", "millrace"] }));
  expect(socket.protocol).toBe("millrace");
  const messages: [unknown, boolean][] = [];
  socket.on("message", (data, binary) => messages.push([binary ? [...(data as Buffer)] : String(data), binary]));
  connection!.send("täxt");
  connection!.send(new Uint8Array([1, 2]));
  await eventually(() => messages.length === 2);
  expect(messages).toEqual([
    ["täxt", false],
    [[1, 2], true],
  ]);
  let drained = 0;
  connection!.onDrain(() => drained++);
  socket.pause();
  for (let i = 0; i < 40; i++) connection!.send("x".repeat(500_000));
  expect(connection!.bufferedAmount).toBeGreaterThan(1_000_000);
  socket.resume();
  await eventually(() => drained > 0);
  connection!.close(1008, "ü".repeat(200));
  const [code, reason] = (await once(socket, "close")) as [number, Buffer];
  expect([code, reason.toString().replaceAll("ü", "")]).toEqual([1008, ""]);
});

test("closing the server says goodbye", async () => {
  const running = await startServer();
  const socket = opened(await openSocket(running.port, { origin: running.origin }));
  const code = closeCode(socket);
  await running.close();
  expect(await code).toBe(1001);
});
