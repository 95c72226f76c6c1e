// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { numberSlugs } from "./anchors.js";
import { Heading } from "./heading.js";
import { slugOf } from "./slug.js";

afterEach(cleanup);

test("[B-111] the name of a heading in an address", () => {
  expect(slugOf("Üni-code & Stuff!")).toBe("ueni-code-and-stuff");
  expect(slugOf("Crème brûlée (2024)")).toBe("creme-brulee-2024");
  expect(slugOf("漢字 見出し")).toBe("漢字-見出し");
  expect(slugOf("🎉")).toBe("section");
});

test("[B-111] equal names get a number that nobody else has", () => {
  expect(numberSlugs(["a", "a", "b", "a"])).toEqual(["a", "a-1", "b", "a-2"]);
  expect(numberSlugs(["a", "a-1", "a"])).toEqual(["a", "a-1", "a-2"]);
  expect(numberSlugs(["a", "a", "a-1"])).toEqual(["a", "a-2", "a-1"]);
  expect(numberSlugs(["a-1", "a-1"])).toEqual(["a-1", "a-1-1"]);
});

test("[B-111] ids follow the order of the page, whoever came first", async () => {
  const headings = (names: readonly string[]) =>
    names.map((name) => (
      <Heading key={name} level={2} slug="results" words="Results">
        {name}
      </Heading>
    ));
  const { container, rerender } = await act(async () => render(<div>{headings(["two"])}</div>));
  const ids = () => [...container.querySelectorAll("h2")].map((heading) => [heading.firstChild?.textContent, heading.id]);
  expect(ids()).toEqual([["two", "results"]]);
  await act(async () => rerender(<div>{headings(["one", "two"])}</div>));
  expect(ids()).toEqual([
    ["one", "results"],
    ["two", "results-1"],
  ]);
  await act(async () => rerender(<div>{headings(["two"])}</div>));
  expect(ids()).toEqual([["two", "results"]]);
  expect(container.querySelector("a")?.getAttribute("href")).toBe("#results");
});
