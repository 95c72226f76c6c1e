/** Typed values of which nobody knows yet how many there will be: kept in pieces, so that growing never copies. */

interface ArrayType<A> {
  new (length: number): A;
}

interface TypedValues {
  readonly length: number;
  [index: number]: number;
  set(values: ArrayLike<number>, offset: number): void;
  subarray(from: number, to: number): ArrayLike<number>;
}

const pieceLength = 1 << 16;

export class GrowingArray<A extends TypedValues> {
  readonly #type: ArrayType<A>;
  readonly #pieces: A[] = [];
  #last: A;
  #used = pieceLength;

  constructor(type: ArrayType<A>) {
    this.#type = type;
    this.#last = new type(0);
  }

  get length(): number {
    return this.#pieces.length * pieceLength - (pieceLength - this.#used);
  }

  push(value: number): void {
    if (this.#used === pieceLength) {
      this.#last = new this.#type(pieceLength);
      this.#pieces.push(this.#last);
      this.#used = 0;
    }
    this.#last[this.#used++] = value;
  }

  /** All values in one array. The pieces are given up on the way. */
  take(): A {
    const { length } = this;
    const whole = new this.#type(length);
    let at = 0;
    for (let piece = this.#pieces.shift(); piece; piece = this.#pieces.shift()) {
      const count = Math.min(pieceLength, length - at);
      whole.set(piece.subarray(0, count), at);
      at += count;
    }
    this.#used = pieceLength;
    return whole;
  }
}
