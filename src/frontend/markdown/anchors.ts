/**
 * The ids of all headings on the page. Each is unique: the second «Results» is `results-1`, in the order of the page.
 *
 * Headings come and go with elements, so ids are given out together, once per batch of changes. When the address names
 * a heading that appears only now, the page goes there.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";

interface Claim {
  slug: string;
  element: HTMLElement;
  id: string | undefined;
  changed: () => void;
}

const claims = new Set<Claim>();
let due = false;
let wanted: string | undefined = typeof location === "undefined" ? undefined : decode(location.hash.slice(1));

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text) || undefined;
  } catch {
    return undefined;
  }
}

/** Gives each slug its ids: the slug itself first, then with a number that no other heading carries. */
export function numberSlugs(slugs: readonly string[]): string[] {
  const plain = new Set(slugs);
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return slugs.map((slug) => {
    let id = slug;
    for (let n = next.get(slug) ?? 0; taken.has(id) || (id !== slug && plain.has(id)); ) {
      n++;
      next.set(slug, n);
      id = `${slug}-${n}`;
    }
    taken.add(id);
    return id;
  });
}

function inPageOrder(a: Claim, b: Claim): number {
  return a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function assign(): void {
  due = false;
  const ordered = [...claims].sort(inPageOrder);
  const ids = numberSlugs(ordered.map(({ slug }) => slug));
  ordered.forEach((claim, at) => {
    if (claim.id === ids[at]) return;
    claim.id = ids[at];
    claim.changed();
  });
}

function assignSoon(): void {
  if (due) return;
  due = true;
  queueMicrotask(assign);
}

function goThere(element: HTMLElement, id: string): void {
  if (id !== wanted) return;
  wanted = undefined;
  element.scrollIntoView?.();
}

/** The id of the heading that `ref` points at; undefined without a slug, and before the heading stands. */
export function useAnchor(ref: RefObject<HTMLElement | null>, slug: string | undefined): string | undefined {
  const claim = useRef<Claim>(undefined);
  const listener = useRef<() => void>(undefined);
  useLayoutEffect(() => {
    const element = ref.current;
    if (slug === undefined || !element) return;
    const own: Claim = { slug, element, id: undefined, changed: () => listener.current?.() };
    claim.current = own;
    claims.add(own);
    assignSoon();
    return () => {
      claims.delete(own);
      claim.current = undefined;
      assignSoon();
    };
  }, [ref, slug]);
  const id = useSyncExternalStore(
    useCallback((changed: () => void) => {
      listener.current = changed;
      return () => {
        listener.current = undefined;
      };
    }, []),
    () => claim.current?.id,
  );
  useEffect(() => {
    if (id !== undefined && ref.current) goThere(ref.current, id);
  }, [ref, id]);
  return id;
}
