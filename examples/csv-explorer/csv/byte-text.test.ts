import { expect, test } from "vitest";
import { ByteText } from "./byte-text.js";

function decode(bytes: Uint8Array, size: number, encoding?: string) {
  const reader = new ByteText(encoding);
  let text = "";
  for (let at = 0; at < bytes.length; at += size) text += reader.push(bytes.subarray(at, at + size));
  return { text: text + reader.end(), encoding: reader.encoding, damaged: reader.damaged };
}

const words = "Zoë;10 €;日本語;🙂";

test.each([1, 2, 3, 5, 100])("UTF-8 comes whole through parts of %i bytes", (size) => {
  expect(decode(Buffer.from(words), size)).toEqual({ text: words, encoding: "utf-8", damaged: false });
});

test("byte order marks decide, and are no part of the text", () => {
  const big = Buffer.from(`\ufeff${words}`, "utf16le").swap16();
  expect(decode(big, 100)).toEqual({ text: words, encoding: "utf-16be", damaged: false });
  expect(decode(Buffer.from(`\ufeff${words}`, "utf16le"), 100)).toMatchObject({ text: words, encoding: "utf-16le" });
  expect(decode(Buffer.from(`\ufeff${words}`), 100)).toMatchObject({ text: words, encoding: "utf-8" });
});

test("UTF-16 is known by its zeros where it has no mark", () => {
  expect(decode(Buffer.from("name;value", "utf16le"), 100)).toMatchObject({ text: "name;value", encoding: "utf-16le" });
});

test("the Western code page is found where the first foreign letter stands, even far down the file", () => {
  const bytes = Buffer.concat([Buffer.from("a".repeat(5_000)), Buffer.from([0xfc, 0x80, 0x0a])]);
  expect(decode(bytes, 1_000)).toEqual({ text: `${"a".repeat(5_000)}ü€\n`, encoding: "windows-1252", damaged: false });
});

test("UTF-8 with a wrong byte later on stays UTF-8, and says that it is damaged", () => {
  const bytes = Buffer.concat([Buffer.from("Zoë\n"), Buffer.from([0xff]), Buffer.from("é")]);
  expect(decode(bytes, 5)).toEqual({ text: "Zoë\n\ufffdé", encoding: "utf-8", damaged: true });
});

test("an unfinished character at the end is damage", () => {
  expect(decode(Buffer.from("é").subarray(0, 1), 10)).toMatchObject({ text: "\ufffd", damaged: true });
});

test("the person's encoding is taken as it is", () => {
  expect(decode(Buffer.from([0xcf, 0xf0]), 1, "windows-1251").text).toBe("Пр");
});
