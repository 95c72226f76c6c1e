import { expect, expectTypeOf, test } from "vitest";
import { uploadAccepted } from "../../core/state/upload-accept.js";
import type { UploadedFile } from "../../core/state/uploaded-file.js";
import { AppTest } from "../../testing/app-test.js";
import type { FileUploaderOptions } from "./file-uploader.js";

test("[B-155] one file or null; an array with acceptMultipleFiles", async () => {
  const app = await AppTest.fromFunction((st) => {
    const one = st.fileUploader("One");
    const many = st.fileUploader("Many", { acceptMultipleFiles: true });
    const folder = st.fileUploader("Folder", { acceptMultipleFiles: "directory" });
    expectTypeOf(one).toEqualTypeOf<UploadedFile | null>();
    expectTypeOf(many).toEqualTypeOf<UploadedFile[]>();
    st.text(`${one?.name ?? null} ${many.map((file) => file.name).join()} ${folder.length}`);
  }).run();
  expect(app.text(0).props.body).toBe("null  0");
  app.fileUploader("One").setValue([app.upload("a.csv", "1")]);
  await app
    .fileUploader("Many")
    .setValue([app.upload("b.csv", "2"), app.upload("c.csv", "3")])
    .run();
  expect(app.text(0).props.body).toBe("a.csv b.csv,c.csv 0");
  expect(app.fileUploader("One").props.files).toEqual([{ id: "upload-1", name: "a.csv", size: 1 }]);
});

test("[B-154] every run gets a fresh object that reads from the beginning", async () => {
  const files: UploadedFile[] = [];
  const app = await AppTest.fromFunction(async (st) => {
    const file = st.fileUploader("File");
    if (!file) return;
    files.push(file);
    let streamed = 0;
    for await (const part of file.stream()) streamed += part.length;
    st.text(`${file.size} ${file.type} ${await file.text()} ${(await file.bytes()).length} ${streamed}`);
  }).run();
  await app
    .fileUploader("File")
    .setValue([app.upload("a.txt", "hé", "text/plain")])
    .run();
  await app.run();
  expect(app.text(0).props.body).toBe("3 text/plain hé 3 3");
  expect(files[0]).not.toBe(files[1]);
  expect(files[0]?.cacheKey).toBe(files[1]?.cacheKey);
});

test("text is decoded as told", async () => {
  const app = await AppTest.fromFunction(async (st) => {
    const file = st.fileUploader("File");
    if (file) st.text(await file.text("latin1"));
  }).run();
  await app
    .fileUploader("File")
    .setValue([app.upload("a.txt", new Uint8Array([0xe9]))])
    .run();
  expect(app.text(0).props.body).toBe("é");
});

test.each<[string, unknown, FileUploaderOptions]>([
  ["an id of no upload", ["other-session"], {}],
  ["no list", "upload-1", {}],
  ["two where one is wanted", ["upload-1", "upload-2"], {}],
  ["the same twice", ["upload-1", "upload-1"], { acceptMultipleFiles: true }],
  ["a number", [1], {}],
  ["a wrong kind", ["upload-1"], { type: "png" }],
  ["too large", ["upload-2"], { maxUploadSize: 0.000001 }],
])("[B-152] %s is refused and the session goes on", async (_, raw, options) => {
  const app = await AppTest.fromFunction((st) => {
    st.fileUploader("File", options);
    st.text("alive");
  }).run();
  app.upload("a.csv", "1");
  app.upload("b.csv", "22");
  await app
    .fileUploader("File")
    .setValue(raw as string[])
    .run();
  expect(app.fileUploader("File").value).toEqual([]);
  expect(app.text(0).props.body).toBe("alive");
  expect(app.log.join()).toContain("MR_WIDGET_VALUE_REFUSED");
});

test("[B-042] the script can take files away, not set them", async () => {
  let value: unknown = ["upload-1"];
  const app = await AppTest.fromFunction((st) => {
    st.fileUploader("File", { key: "file" });
    st.sessionState.file = value as never;
  }).run();
  expect(app.exceptions[0]?.error.message).toContain("not set");
  value = null;
  await app.run();
  expect(app.exceptions).toEqual([]);
});

test("types are endings or media types; endings that mean the same come along", async () => {
  const app = await AppTest.fromFunction((st) => st.fileUploader("File", { type: ["JPG", ".tar.gz", "image/*"] })).run();
  expect(app.fileUploader("File").props.accept).toEqual([".jpg", ".jpeg", ".tar.gz", "image/*"]);
  expect(uploadAccepted([".jpg"], "A.JPG", "")).toBe(true);
  expect(uploadAccepted(["image/*"], "a", "image/png; x=1")).toBe(true);
  expect(uploadAccepted([".csv"], "csv", "text/csv")).toBe(false);
});

test.each<[object, string]>([
  [{ type: "a b" }, 'type "a b"'],
  [{ maxUploadSize: 0 }, "maxUploadSize is 0"],
  [{ acceptMultipleFiles: "folder" }, 'acceptMultipleFiles is "folder"'],
])("the option %j is refused", async (options, text) => {
  const app = await AppTest.fromFunction((st) => st.fileUploader("File", options)).run();
  expect(app.exceptions[0]?.error.message).toContain(text);
});
