/** A list of which a part is shown, with the way to the rest: what is counted is never the part. */
export class More {
  shown = $state(0);
  readonly #first: number;
  readonly #step: number;

  constructor(first: number, step = first * 3) {
    this.#first = first;
    this.#step = step;
    this.shown = first;
  }

  /** How many of so many are not shown. */
  rest(total: number): number {
    return Math.max(0, total - this.shown);
  }

  /** How many the next tap shows. */
  next(total: number): number {
    return Math.min(this.#step, this.rest(total));
  }

  more(): void {
    this.shown += this.#step;
  }

  /** Another question: from the beginning. */
  reset(): void {
    this.shown = this.#first;
  }
}
