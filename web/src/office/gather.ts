/** Gathers what happens in quick succession and hands it on together. */
export class Gather<T> {
  #held = new Set<T>();
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #latest: ReturnType<typeof setTimeout> | undefined;
  readonly #quietMs: number;
  readonly #atMostMs: number;
  readonly #hand: (held: ReadonlySet<T>) => void;

  /** Hands on after `quietMs` without anything new, and `atMostMs` after the first at the latest. */
  constructor(quietMs: number, atMostMs: number, hand: (held: ReadonlySet<T>) => void) {
    this.#quietMs = quietMs;
    this.#atMostMs = atMostMs;
    this.#hand = hand;
  }

  add(thing: T): void {
    this.#held.add(thing);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#flush(), this.#quietMs);
    this.#latest ??= setTimeout(() => this.#flush(), this.#atMostMs);
  }

  clear(): void {
    clearTimeout(this.#quiet);
    clearTimeout(this.#latest);
    this.#latest = undefined;
    this.#held = new Set();
  }

  #flush(): void {
    const held = this.#held;
    this.clear();
    this.#hand(held);
  }
}
