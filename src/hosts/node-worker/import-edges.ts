/** Who imports whom, by absolute file name: what has to be watched, and what a change reaches. */
export class ImportEdges {
  readonly #static = new Map<string, Set<string>>();
  readonly #dynamic = new Map<string, Set<string>>();
  /** Files that an import looked for in vain: when one appears, the importer is linked again. */
  readonly #candidates = new Map<string, Set<string>>();

  /** Forgets what a file imported before it was compiled anew; its `import()` calls may not have run again yet. */
  begin(importer: string): void {
    this.#static.set(importer, new Set());
    this.#candidates.delete(importer);
  }

  add(kind: "static" | "dynamic", importer: string, file: string): void {
    entry(kind === "static" ? this.#static : this.#dynamic, importer).add(file);
  }

  addCandidates(importer: string, files: readonly string[]): void {
    for (const file of files) entry(this.#candidates, importer).add(file);
  }

  knows(file: string): boolean {
    if (this.#static.has(file)) return true;
    return [this.#static, this.#dynamic].some((edges) => [...edges.values()].some((files) => files.has(file)));
  }

  /** Everything that depends on the file, directly or not. */
  importersOf(file: string): Set<string> {
    const found = new Set<string>();
    const pending = [file];
    for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
      for (const edges of [this.#static, this.#dynamic, this.#candidates]) {
        for (const [importer, files] of edges) {
          if (!files.has(each) || found.has(importer)) continue;
          found.add(importer);
          pending.push(importer);
        }
      }
    }
    return found;
  }

  /** The files and everything they depend on. */
  reachableFrom(files: Iterable<string>): Set<string> {
    const found = new Set(files);
    for (const each of found) {
      for (const edges of [this.#static, this.#dynamic]) for (const file of edges.get(each) ?? []) found.add(file);
    }
    return found;
  }

  keepOnly(files: ReadonlySet<string>): void {
    for (const edges of [this.#static, this.#dynamic, this.#candidates]) {
      for (const importer of edges.keys()) if (!files.has(importer)) edges.delete(importer);
    }
  }
}

function entry(edges: Map<string, Set<string>>, importer: string): Set<string> {
  const known = edges.get(importer) ?? new Set();
  edges.set(importer, known);
  return known;
}
