/**
 * Token buckets. A bucket holds up to `burst` tokens and gains `perSecond` of them; who finds it empty waits or is
 * refused. The clock is passed in, so tests do not sleep.
 */
export interface Rate {
  perSecond: number;
  burst: number;
}

export type Clock = () => number;

export class TokenBucket {
  readonly #rate: Rate;
  readonly #now: Clock;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: Clock) {
    this.#rate = rate;
    this.#now = now;
    this.#tokens = rate.burst;
    this.#at = now();
  }

  #refill(): void {
    const now = this.#now();
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + (Math.max(0, now - this.#at) / 1000) * this.#rate.perSecond);
    this.#at = now;
  }

  /** Takes the tokens when they are there. */
  take(cost = 1): boolean {
    this.#refill();
    if (this.#tokens < cost) return false;
    this.#tokens -= cost;
    return true;
  }

  /** Takes the tokens in any case and says how many milliseconds to pause until the debt is paid. */
  spend(cost = 1): number {
    this.#refill();
    this.#tokens -= cost;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / this.#rate.perSecond) * 1000);
  }

  /** Milliseconds until a token is there. */
  get wait(): number {
    this.#refill();
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.#rate.perSecond) * 1000);
  }

  /** Nobody has taken from it for so long that it says nothing any more. */
  get full(): boolean {
    this.#refill();
    return this.#tokens >= this.#rate.burst;
  }
}

/** One bucket per key (address, session). Its memory is bounded: full buckets are forgotten, then the oldest. */
export class RateLimiter {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #rate: Rate;
  readonly #now: Clock;
  readonly #maxKeys: number;

  constructor(rate: Rate, now: Clock, maxKeys = 50_000) {
    this.#rate = rate;
    this.#now = now;
    this.#maxKeys = maxKeys;
  }

  /** 0 when the call may go on, else the milliseconds after which it may be tried again. */
  take(key: string): number {
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      if (this.#buckets.size >= this.#maxKeys) this.#makeRoom();
      bucket = new TokenBucket(this.#rate, this.#now);
      this.#buckets.set(key, bucket);
    }
    return bucket.take() ? 0 : Math.max(1, bucket.wait);
  }

  get size(): number {
    return this.#buckets.size;
  }

  #makeRoom(): void {
    for (const [key, bucket] of this.#buckets) if (bucket.full) this.#buckets.delete(key);
    let surplus = this.#buckets.size - Math.floor(this.#maxKeys / 2);
    for (const key of this.#buckets.keys()) {
      if (surplus-- <= 0) break;
      this.#buckets.delete(key);
    }
  }
}
