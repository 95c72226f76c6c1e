// Puts Millrace into the peer harness: node bench/run.mjs, or BENCH_PEERS="millrace=<this folder>".
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { WebSocket } = createRequire(import.meta.url)("ws");
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

export default {
  name: "millrace",
  version: () => manifest.version,
  start: ({ port }) => ({
    cmd: process.execPath,
    args: [
      cli,
      "run",
      fileURLToPath(new URL("app.ts", import.meta.url)),
      "--server.port",
      String(port),
      "--headless",
      "--server.runOnSave=false",
      "--global.developmentMode=false",
    ],
  }),
  ready: "/_millrace/health",
  sel: { button: ".st-key-btn button", hot: ".st-key-hot", stream: ".st-key-stream" },
  w3: { selector: "[role=grid] [role=gridcell]", text: "row-000000" },
  w4: { selector: "[data-testid=stVegaLiteChart] path" },
  load: {
    // One tab as the front end speaks: hello, then numbered events.
    async connect({ port }) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/_millrace/stream`, {
        origin: `http://127.0.0.1:${port}`,
        perMessageDeflate: false,
      });
      await new Promise((done, failed) => {
        socket.once("open", done);
        socket.once("error", failed);
      });
      let clicks = 0;
      let seen = 0;
      let button = 0;
      let wanted;
      let done;
      socket.on("message", (data) => {
        const text = String(data);
        if (text.startsWith("{")) return;
        seen++;
        button ||= Number(/"button",\{"id":(\d+)/.exec(text)?.[1] ?? 0);
        if (done && text.includes(wanted)) {
          const found = done;
          done = undefined;
          found();
        }
      });
      const expect = (text) =>
        new Promise((found) => {
          wanted = text;
          done = found;
        });
      const first = expect("hot=0;");
      socket.send(
        JSON.stringify({
          type: "hello",
          version: 1,
          page: { path: "/", query: "" },
          client: { timezone: "UTC", locale: "en", theme: "light", embedded: false },
        }),
      );
      await first;
      return {
        interact: () => {
          clicks++;
          const shown = expect(`hot=${clicks};`);
          socket.send(`[${clicks},${seen},{"${button}":true}]`);
          return shown;
        },
        close: () => socket.terminate(),
      };
    },
  },
};
