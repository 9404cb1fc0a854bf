/**
 * Something asked of the server and shown. An answer is kept while the same is asked again, so that nothing jumps;
 * what answers another question is never shown, also where the server does not answer.
 */
import { failureText } from './failure';

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  failure = $state<string | null>(null);
  /** Asked and not answered yet. */
  busy = $state(false);
  /** Whether the last try failed: what is shown may be old. */
  stale = $state(false);
  /** When what is shown was answered, by this machine's clock. */
  answered_ms = $state(0);
  #asked = 0;
  #answers: string | null = null;
  readonly #ask: () => Promise<T>;
  readonly #question: () => string;
  readonly #arrange: (shown: T, arrived: T) => T;

  /**
   * `question` names what is asked, where one page asks different things one after another; `arrange` says what is
   * shown where an answer is shown already and the same was asked again.
   */
  constructor(
    ask: () => Promise<T>,
    question: () => string = () => '',
    arrange: (shown: T, arrived: T) => T = (_, arrived) => arrived,
  ) {
    this.#ask = ask;
    this.#question = question;
    this.#arrange = arrange;
  }

  /** Asks again. Of several answers only that to the latest question counts. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const question = this.#question();
    if (question !== this.#answers) this.clear(asked);
    this.#answers = question;
    this.busy = true;
    try {
      const value = await this.#ask();
      if (asked !== this.#asked) return;
      this.#put(this.value === null ? value : this.#arrange(this.value, value));
    } catch (error) {
      if (asked !== this.#asked) return;
      // What is shown stays while the network is away, and says that it is old.
      if (this.value === null) this.failure = failureText(error);
      else this.stale = true;
    } finally {
      if (asked === this.#asked) this.busy = false;
    }
  }

  /** Shows an answer that came another way; what was asked before no longer counts. */
  set(value: T): void {
    this.#asked += 1;
    this.#put(value);
    this.busy = false;
  }

  /** Forgets what is shown. */
  clear(asked = this.#asked + 1): void {
    this.#asked = asked;
    this.value = null;
    this.failure = null;
    this.stale = false;
    this.busy = false;
  }

  #put(value: T): void {
    this.value = value;
    this.failure = null;
    this.stale = false;
    this.answered_ms = Date.now();
  }
}
