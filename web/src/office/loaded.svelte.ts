/** Something asked of the server and shown: kept while it is asked again, so that nothing jumps. */
import { failureText } from './failure';

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  failure = $state<string | null>(null);
  /** Asked and not answered yet. */
  busy = $state(false);
  #asked = 0;
  readonly #ask: () => Promise<T>;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  /** Asks again. Of several answers only that to the latest question counts. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    this.busy = true;
    try {
      const value = await this.#ask();
      if (asked !== this.#asked) return;
      this.value = value;
      this.failure = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      // What is shown stays while the network is away; the rail says so.
      if (this.value === null) this.failure = failureText(error);
    } finally {
      if (asked === this.#asked) this.busy = false;
    }
  }

  /** Shows an answer that came another way; what was asked before no longer counts. */
  set(value: T): void {
    this.#asked += 1;
    this.value = value;
    this.failure = null;
    this.busy = false;
  }

  /** Forgets what is shown, for another question. */
  clear(): void {
    this.#asked += 1;
    this.value = null;
    this.failure = null;
    this.busy = false;
  }
}
