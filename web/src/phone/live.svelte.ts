/**
 * An answer of the worker that stays true: asked again when records of its kinds change, or when what
 * the question reads changes. Older answers that arrive late are dropped, and a flood of changes, as
 * when a phone catches up, asks one question at a time.
 */
import { phone } from './phone.svelte';

/** Changes that come together are answered together; short enough not to be noticed. */
const GATHER_MS = 60;

export class Live<T> {
  /** Undefined until the first answer is there. */
  value = $state.raw<T | undefined>(undefined);
  #asked = 0;
  #underway = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Create it while a component is being set up; it ends with the component. */
  constructor(kinds: readonly string[], ask: () => Promise<T>) {
    $effect(() => {
      void this.#run(ask);
      const stop = phone.onChanged(kinds, () => this.#soon(ask));
      return () => {
        stop();
        clearTimeout(this.#timer);
        this.#timer = undefined;
      };
    });
  }

  #soon(ask: () => Promise<T>): void {
    if (this.#underway) this.#again = true;
    else this.#timer ??= setTimeout(() => void this.#run(ask), GATHER_MS);
  }

  async #run(ask: () => Promise<T>): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const number = ++this.#asked;
    this.#underway = true;
    this.#again = false;
    try {
      const answer = await ask();
      if (number === this.#asked) this.value = answer;
    } catch (error) {
      // The worker restarts itself and then reports a change; what is shown stays until then.
      console.error(error);
    }
    if (number !== this.#asked) return;
    this.#underway = false;
    if (this.#again) this.#soon(ask);
  }
}
