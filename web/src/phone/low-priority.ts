/**
 * Who goes first at the worker, which answers in the order in which it was asked: a question over
 * everything that the phone holds lets those go before it whose answers somebody looks at now.
 */

/** Resolves when nobody presses. A long question waits for it before each of its parts. */
export type Turn = () => Promise<void>;

export class LowPriorityQueue {
  #pressing = new Set<object>();
  #waiting: (() => void)[] = [];

  /** `who` asks now, or will in a moment. */
  press(who: object): void {
    this.#pressing.add(who);
  }

  /** `who` was answered, or no longer needs to be. */
  release(who: object): void {
    this.#pressing.delete(who);
    if (this.#pressing.size > 0) return;
    const free = this.#waiting;
    this.#waiting = [];
    for (const go of free) go();
  }

  wait: Turn = async () => {
    // What is being drawn together with who waits has not asked yet.
    await new Promise((resolve) => setTimeout(resolve));
    while (this.#pressing.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  };
}
