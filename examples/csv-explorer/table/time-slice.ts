/**
 * Lets others have their turn: long work asks `due` now and then and awaits `pause()` when it is. All sessions share a
 * thread, so work of a second would hold up everybody for a second.
 */
const sliceMs = 8;

export class TimeSlice {
  #began = performance.now();

  get due(): boolean {
    return performance.now() - this.#began > sliceMs;
  }

  async pause(): Promise<void> {
    await new Promise((done) => setImmediate(done));
    this.#began = performance.now();
  }
}
