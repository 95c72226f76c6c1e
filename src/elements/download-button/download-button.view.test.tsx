// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { requests } from "../../frontend/request.js";
import { mount } from "../../frontend/testing/mount.js";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test("[B-156] the file is asked for at the click, saved from the answer, and the click is told", async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(`${this.getAttribute("href")} ${this.download}`);
  });
  const { events, questions } = await mount({ type: "downloadButton", props: { id: 1, label: "Save", value: false } });
  expect(questions).toEqual([]);
  fireEvent.click(screen.getByRole("button"));
  expect(questions).toHaveLength(1);
  expect(events.map((event) => event.values)).toEqual([{ 1: true }]);
  await questions[0]?.answer({ url: "/media/1", fileName: "a.csv" });
  expect(saved).toEqual(["/media/1 a.csv"]);
});

test("[B-156] a failure is shown at the button and goes with the next try; an ignored click starts no run", async () => {
  const { events } = await mount({ type: "downloadButton", props: { id: 1, label: "Save", value: false, quiet: true } });
  fireEvent.click(screen.getByRole("button"));
  const open = requests.open().at(-1);
  await act(async () => requests.answer({ type: "reply", id: open?.id ?? 0, ok: false, error: { code: "X", message: "no rows" } }));
  expect(screen.getByTestId("stDownloadButtonError").textContent).toContain("no rows");
  expect(events).toEqual([]);
  fireEvent.click(screen.getByRole("button"));
  expect(screen.queryByTestId("stDownloadButtonError")).toBeNull();
});
