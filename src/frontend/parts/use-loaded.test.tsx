// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { Component, type ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { loadOnce } from "./load-once.js";
import { useLoaded } from "./use-loaded.js";

afterEach(cleanup);

class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = (): { failed: boolean } => ({ failed: true });
  override render(): ReactNode {
    return this.state.failed ? "failed" : this.props.children;
  }
}

function Words({ load }: { load: () => Promise<string> }) {
  return <p>{useLoaded(load) ?? "waiting"}</p>;
}

test("what was loaded is shown at once, without holding a fallback", async () => {
  let bring: (words: string) => void = () => {};
  const load = loadOnce(() => new Promise<string>((resolve) => (bring = resolve)));
  render(<Words load={load} />);
  expect(screen.getByText("waiting")).toBeTruthy();
  await act(async () => bring("here"));
  expect(screen.getByText("here")).toBeTruthy();
  cleanup();
  render(<Words load={load} />);
  expect(screen.getByText("here")).toBeTruthy();
});

test("a failure reaches the boundary around", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const load = loadOnce(() => Promise.reject(new Error("no network")));
  await act(async () => {
    render(
      <Boundary>
        <Words load={load} />
      </Boundary>,
    );
  });
  expect(document.body.textContent).toBe("failed");
  vi.restoreAllMocks();
});
