/**
 * An answer of the worker that stays true: asked again when records of its kinds change, or when what
 * the question reads changes. Older answers that arrive late are dropped, and a flood of changes, as
 * when a phone catches up, asks one question at a time.
 */
import { phone } from './phone.svelte';
import { type Turn, LowPriorityQueue } from './low-priority';

/** Changes that come together are answered together; short enough not to be noticed. */
const GATHER_MS = 60;

const lowPriority = new LowPriorityQueue();

/** A question that may wait for others; it calls `turn` before each of its parts. */
export class LowPriority<T> {
  constructor(readonly ask: (turn: Turn) => Promise<T>) {}
}

export class Live<T> {
  /** Undefined until the first answer is there. */
  value = $state.raw<T | undefined>(undefined);
  /** Whether that answer is of what the phone holds now: nothing came since that it does not know of. */
  settled = $state(false);
  readonly #ask: () => Promise<T>;
  readonly #presses: boolean;
  #asked = 0;
  #underway = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Create it while a component is being set up; it ends with the component. */
  constructor(kinds: readonly string[], question: (() => Promise<T>) | LowPriority<T>) {
    this.#presses = !(question instanceof LowPriority);
    this.#ask = question instanceof LowPriority ? () => question.ask(lowPriority.wait) : question;
    $effect(() => {
      this.settled = false;
      void this.#run();
      const stop = phone.onChanged(kinds, () => this.#soon());
      return () => {
        stop();
        clearTimeout(this.#timer);
        this.#timer = undefined;
        // What is under way answers nobody any more, and asks nothing again.
        this.#asked += 1;
        lowPriority.release(this);
      };
    });
  }

  /** What the question reads was changed by something that the worker does not announce, such as a draft. */
  again(): void {
    this.#soon();
  }

  #soon(): void {
    this.settled = false;
    if (this.#presses) lowPriority.press(this);
    if (this.#underway) this.#again = true;
    else this.#timer ??= setTimeout(() => void this.#run(), GATHER_MS);
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const number = ++this.#asked;
    this.#underway = true;
    this.#again = false;
    if (this.#presses) lowPriority.press(this);
    try {
      const answer = await this.#ask();
      if (number === this.#asked) this.value = answer;
    } catch (error) {
      // The worker restarts itself and then reports a change; what is shown stays until then.
      console.error(error);
    }
    if (number !== this.#asked) return;
    this.#underway = false;
    lowPriority.release(this);
    if (this.#again) this.#soon();
    else this.settled = this.value !== undefined;
  }
}
