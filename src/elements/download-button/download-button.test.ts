import { expect, test } from "vitest";
import { AppTest } from "../../testing/app-test.js";
import type { Download, DownloadSource } from "./download-button.js";

async function download(data: DownloadSource, options = {}) {
  const app = await AppTest.fromFunction((st) => st.downloadButton("Save", data, options)).run();
  expect(app.media.size).toBe(0);
  const answer = (await app.request(app.downloadButton("Save"), null)) as unknown as Download;
  return { answer, file: app.media.get(answer.url) };
}

test.each<[string, DownloadSource, string, string]>([
  ["text", "a,b", "text/plain; charset=utf-8", "download.txt"],
  ["bytes", new Uint8Array([97, 44, 98]), "application/octet-stream", "download"],
  ["a buffer", new Uint8Array([97, 44, 98]).buffer, "application/octet-stream", "download"],
  ["a Blob", new Blob(["a,b"], { type: "text/csv" }), "text/csv", "download"],
  ["a function", () => "a,b", "text/plain; charset=utf-8", "download.txt"],
  ["an async function", async () => "a,b", "text/plain; charset=utf-8", "download.txt"],
])("[B-156] %s is published at the click, never when shown", async (_, data, mime, fileName) => {
  const { answer, file } = await download(data);
  expect(answer.fileName).toBe(fileName);
  expect(file?.mime).toBe(mime);
  expect(new TextDecoder().decode(file?.bytes)).toBe("a,b");
});

test("name and type of the options win", async () => {
  const { file } = await download("a,b", { fileName: "data.csv", mime: "text/csv" });
  expect(file).toMatchObject({ fileName: "data.csv", mime: "text/csv" });
});

test("a function that throws fails the click, not the app", async () => {
  const app = await AppTest.fromFunction((st) =>
    st.downloadButton("Save", () => {
      throw new Error("no rows");
    }),
  ).run();
  await expect(app.request(app.downloadButton("Save"), null)).rejects.toThrow("no rows");
  expect(app.exceptions).toEqual([]);
});

test("a disabled button answers nothing", async () => {
  const app = await AppTest.fromFunction((st) => st.downloadButton("Save", "x", { disabled: true })).run();
  await expect(app.request(app.downloadButton("Save"), null)).rejects.toThrow("does not answer");
});

test("the click is a run, unless it is ignored", async () => {
  const app = await AppTest.fromFunction((st) => st.text(String(st.downloadButton("Save", "x")))).run();
  await app.downloadButton("Save").click().run();
  expect(app.text(0).props.body).toBe("true");
  const quiet = await AppTest.fromFunction((st) => st.downloadButton("Save", "x", { onClick: "ignore" })).run();
  expect(quiet.downloadButton("Save").props.quiet).toBe(true);
});

test.each([[undefined], [null], [5], [{ rows: [] }]])("the data %j is refused", async (data) => {
  const app = await AppTest.fromFunction((st) => st.downloadButton("Save", data as never)).run();
  expect(app.exceptions[0]?.error.message).toContain("the data is");
});

test("[B-066] refused in a form", async () => {
  const app = await AppTest.fromFunction((st) => st.form("f").downloadButton("Save", "x")).run();
  expect(app.exceptions[0]?.error.code).toBe("MR_FORM_FORBIDDEN_ELEMENT");
});
