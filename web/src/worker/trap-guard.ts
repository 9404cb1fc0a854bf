/** Keeps an engine that traps again and again from eating the battery, and saving possible meanwhile. */

const MEMORY_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const FIRST_HOLD_MS = 30_000;
const LONGEST_HOLD_MS = 10 * 60_000;

export class TrapGuard {
  #traps: number[] = [];
  #takingIn = false;
  #trapsOnAnswers = 0;
  #holdNetworkUntil = 0;

  /** How long to wait before the next engine is made: not at all after a single trap. */
  trapped(nowMs: number): number {
    this.#traps = this.#traps.filter((at) => nowMs - at < MEMORY_MS);
    this.#traps.push(nowMs);
    if (this.#takingIn) {
      // The same answer would come again: work offline for a while instead.
      const holdMs = Math.min(LONGEST_HOLD_MS, FIRST_HOLD_MS * 2 ** this.#trapsOnAnswers);
      this.#trapsOnAnswers += 1;
      this.#holdNetworkUntil = nowMs + holdMs;
    }
    const again = this.#traps.length - 1;
    return again === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** again);
  }

  /** Runs what takes in an answer of the server; a trap during it counts against the network. */
  takingIn(work: () => void): void {
    const before = this.#traps.length;
    this.#takingIn = true;
    try {
      work();
    } finally {
      this.#takingIn = false;
    }
    if (this.#traps.length === before) this.#trapsOnAnswers = 0;
  }

  holdsNetwork(nowMs: number): boolean {
    return nowMs < this.#holdNetworkUntil;
  }
}
