// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { op } from "../../core/protocol/forward-message.js";
import { type Element, mount } from "../../frontend/testing/mount.js";
import type { FileUploaderProps } from "./file-uploader.js";

/** The server's side of an upload, answered by the test. */
class FakeRequest {
  static readonly all: FakeRequest[] = [];
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number; total: number }) => void } = {};
  onload = (): void => {};
  onerror = (): void => {};
  onabort = (): void => {};
  url = "";
  status = 0;
  response: unknown = null;
  open(method: string, url: string): void {
    this.url = `${method} ${url}`;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(): void {
    FakeRequest.all.push(this);
  }
  abort(): void {
    this.onabort();
  }
  answer(status: number, response: unknown): Promise<void> {
    Object.assign(this, { status, response });
    return act(async () => this.onload());
  }
}

beforeEach(() => {
  FakeRequest.all.length = 0;
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(null, { status: 204 })),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const uploader = (props: Partial<FileUploaderProps> = {}): Element => ({
  type: "fileUploader",
  props: { id: 7, label: "Data", value: [], ...props },
});
const choose = (...names: string[]): Promise<void> =>
  act(async () => {
    const files = names.map((name) => new File(["a,b"], name, { type: "text/csv" }));
    fireEvent.change(screen.getByTestId("stFileUploaderDropzoneInput"), { target: { files } });
  });
const chips = (): (string | null)[] => screen.queryAllByTestId("stFileChip").map((chip) => chip.textContent);

test("[B-150] bytes go by PUT with progress; then the id is the value", async () => {
  const { events } = await mount(uploader());
  await choose("a b.csv");
  const [request] = FakeRequest.all;
  expect(request?.url).toBe("PUT /_millrace/upload?widget=7&name=a+b.csv");
  expect(request?.headers["Content-Type"]).toBe("text/csv");
  expect(request?.headers).toHaveProperty("X-Millrace-Tab");
  await act(async () => request?.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 }));
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("25");
  expect(events).toEqual([]);
  await request?.answer(201, { id: "u1", name: "a b.csv", size: 3 });
  expect(events.map((event) => event.values)).toEqual([{ 7: ["u1"] }]);
  expect(chips()).toEqual(["a b.csv3 bytes"]);
});

test("[B-155] several files start one run, when all are there, in the order they were chosen", async () => {
  const { events } = await mount(uploader({ multiple: true }));
  await choose("a.csv", "b.csv");
  await FakeRequest.all[1]?.answer(201, { id: "u2", name: "b.csv", size: 3 });
  expect(events).toEqual([]);
  await FakeRequest.all[0]?.answer(201, { id: "u1", name: "a.csv", size: 3 });
  expect(events.map((event) => event.values)).toEqual([{ 7: ["u1", "u2"] }]);
  expect(chips()).toEqual(["a.csv3 bytes", "b.csv3 bytes"]);
});

test("[B-152] a wrong kind or size is told before anything is sent", async () => {
  await mount(uploader({ accept: [".png"], multiple: true }));
  await choose("a.csv");
  expect(FakeRequest.all).toEqual([]);
  expect(screen.getByRole("alert").textContent).toContain("it takes .png");
  cleanup();
  await mount(uploader({ maxBytes: 2 }));
  await choose("a.csv");
  expect(screen.getByRole("alert").textContent).toContain("larger than 2 bytes");
  expect(FakeRequest.all).toEqual([]);
});

test("what the server refuses is shown in its own words", async () => {
  const { events } = await mount(uploader());
  await choose("a.csv");
  await FakeRequest.all[0]?.answer(413, { error: { code: "MR_UPLOAD_TOO_LARGE", message: "Too large.", hint: "Upload a smaller file." } });
  expect(chips()[0]).toContain("Too large. Upload a smaller file.");
  expect(events).toEqual([]);
});

test("an upload can be cancelled", async () => {
  const { events } = await mount(uploader());
  await choose("a.csv");
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Cancel a.csv" })));
  expect(chips()).toEqual([]);
  expect(events).toEqual([]);
});

test("[B-153] a removed file is deleted on the server when the server's value no longer has it", async () => {
  const files = [{ id: "u1", name: "a.csv", size: 3 }];
  const { events, frame } = await mount(uploader({ value: ["u1"], files }));
  expect(chips()).toEqual(["a.csv3 bytes"]);
  fireEvent.click(screen.getByRole("button", { name: "Remove a.csv" }));
  expect(events.map((event) => event.values)).toEqual([{ 7: [] }]);
  expect(fetch).not.toHaveBeenCalled();
  await frame([[op.set, 5, "value", []]], 1);
  expect(fetch).toHaveBeenCalledWith("/_millrace/upload/u1", expect.objectContaining({ method: "DELETE" }));
});
