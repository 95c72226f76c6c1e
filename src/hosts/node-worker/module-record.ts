/**
 * One evaluated (or waiting, or running) module of a worker.
 *
 * Modules that import each other in a circle form one unit: who comes from outside waits until the whole circle is
 * done, who stands in it gets the half-filled exports of whatever has already begun. So two sessions that enter a
 * circle from opposite ends at the same moment neither wait for each other for ever nor see a half-made module.
 */

/** What an import of a module leads to. */
export type Dependency = { kind: "module"; record: ModuleRecord } | { kind: "native"; url: string } | { kind: "builtin"; exports: object };

export interface ModuleRecord {
  file: string;
  dependencies: Map<string, Dependency>;
  exports: object;
  /** Runs the body once. */
  evaluate(record: ModuleRecord): Promise<void>;
  unit: Unit;
  evaluation?: Promise<void>;
  isDone: boolean;
  /** Whose evaluation this one is waiting for just now. */
  waitsFor: Set<ModuleRecord>;
  /** `export *` of others that saw this module half-filled. */
  whenDone: (() => void)[];
}

export interface Unit {
  members: ModuleRecord[];
  /** The member that was asked for first: its evaluation covers the whole unit. */
  entry?: ModuleRecord;
}

/** An empty namespace as `import * as` shows it. */
export function emptyNamespace(): object {
  return Object.create(null, { [Symbol.toStringTag]: { value: "Module" } }) as object;
}

export function newRecord(file: string, evaluate: ModuleRecord["evaluate"]): ModuleRecord {
  const unit: Unit = { members: [] };
  const record: ModuleRecord = {
    file,
    dependencies: new Map(),
    exports: emptyNamespace(),
    evaluate,
    unit,
    isDone: false,
    waitsFor: new Set(),
    whenDone: [],
  };
  unit.members.push(record);
  return record;
}

/** Puts newly linked records that import each other in a circle into one unit (Tarjan's algorithm). */
export function uniteCircles(records: Iterable<ModuleRecord>): void {
  const fresh = new Set(records);
  const order = new Map<ModuleRecord, { index: number; low: number }>();
  const path: ModuleRecord[] = [];
  const visit = (record: ModuleRecord): number => {
    const own = { index: order.size, low: order.size };
    order.set(record, own);
    path.push(record);
    for (const dependency of record.dependencies.values()) {
      if (dependency.kind !== "module" || !fresh.has(dependency.record)) continue;
      const known = order.get(dependency.record);
      if (known === undefined) own.low = Math.min(own.low, visit(dependency.record));
      else if (path.includes(dependency.record)) own.low = Math.min(own.low, known.index);
    }
    if (own.low === own.index) {
      const unit: Unit = { members: path.splice(path.indexOf(record)) };
      for (const member of unit.members) member.unit = unit;
    }
    return own.low;
  };
  for (const record of fresh) if (!order.has(record)) visit(record);
}

/**
 * Sees to it that a module is evaluated, once for all who ask.
 *
 * A failed evaluation is forgotten. Whoever merely waited for it tries again on its own, so that each session gets
 * the error of its own attempt: the first may have failed only because its run was interrupted.
 *
 * @param importer the module that asks, when it is one that others may be waiting for
 */
export async function evaluate(record: ModuleRecord, importer?: ModuleRecord): Promise<void> {
  const fromInside = importer?.unit === record.unit;
  for (;;) {
    const awaited = fromInside ? record : (record.unit.entry ?? record);
    if (awaited.isDone) return;
    if (awaited.evaluation === undefined) {
      if (!fromInside) record.unit.entry = record;
      record.evaluation = begin(record, fromInside ? [record] : record.unit.members);
      return waitFor(record, importer);
    }
    if (importer !== undefined && isWaitingFor(awaited, importer)) return;
    try {
      return await waitFor(awaited, importer);
    } catch {
      // It has been reset: the next round begins it anew, or waits for the one who was quicker.
    }
  }
}

async function begin(record: ModuleRecord, members: readonly ModuleRecord[]): Promise<void> {
  // The caller must have noted that the evaluation is under way before the body can ask for a module of its circle.
  await undefined;
  const { exports } = record;
  try {
    await record.evaluate(record);
  } catch (error) {
    for (const member of members) reset(member);
    if (record.unit.entry === record) record.unit.entry = undefined;
    throw error;
  }
  if (record.exports !== exports) return;
  record.isDone = true;
  for (const tell of record.whenDone.splice(0)) tell();
}

function reset(record: ModuleRecord): void {
  record.exports = emptyNamespace();
  record.evaluation = undefined;
  record.isDone = false;
  record.whenDone = [];
}

async function waitFor(record: ModuleRecord, importer: ModuleRecord | undefined): Promise<void> {
  importer?.waitsFor.add(record);
  try {
    await record.evaluation;
  } finally {
    importer?.waitsFor.delete(record);
  }
}

/** Also true of a module and itself. */
function isWaitingFor(waiting: ModuleRecord, target: ModuleRecord, seen = new Set<ModuleRecord>()): boolean {
  if (waiting === target) return true;
  if (seen.has(waiting)) return false;
  seen.add(waiting);
  return [...waiting.waitsFor].some((next) => isWaitingFor(next, target, seen));
}
