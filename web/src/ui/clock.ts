/**
 * The time that records are given. Where it is known how far this phone's clock is from the ward's, it is the ward's:
 * a pass of today is never filed under tomorrow because a phone is fast.
 */
const WORTH_MS = 60_000;

export class Clock {
  #skew_ms = 0;
  /** When the difference was found, by this phone's clock. */
  #since_ms = Number.NEGATIVE_INFINITY;

  constructor(private readonly own: () => number = () => Date.now()) {}

  /** What is known of the difference: this phone's clock minus the ward's, and when that was. */
  know(skew_ms: number | null, since_ms: number | null): void {
    this.#skew_ms = skew_ms !== null && Math.abs(skew_ms) >= WORTH_MS ? skew_ms : 0;
    this.#since_ms = since_ms ?? Number.NEGATIVE_INFINITY;
  }

  now(): number {
    return this.at(this.own());
  }

  /** A moment of this phone's clock by the ward's. A clock that was put back since says nothing of the difference. */
  at(own_ms: number): number {
    return this.own() < this.#since_ms ? own_ms : own_ms - this.#skew_ms;
  }
}

export const clock = new Clock();
