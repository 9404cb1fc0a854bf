/**
 * An answer of the worker that stays true: asked again when records of its kinds change, or when what
 * the question reads changes. Older answers that arrive late are dropped.
 */
import { phone } from './phone.svelte';

export class Live<T> {
  /** Undefined until the first answer is there. */
  value = $state.raw<T | undefined>(undefined);
  #asked = 0;

  /** Create it while a component is being set up; it ends with the component. */
  constructor(kinds: readonly string[], ask: () => Promise<T>) {
    $effect(() => {
      void this.#run(ask);
      return phone.onChanged(kinds, () => void this.#run(ask));
    });
  }

  async #run(ask: () => Promise<T>): Promise<void> {
    const number = ++this.#asked;
    try {
      const answer = await ask();
      if (number === this.#asked) this.value = answer;
    } catch (error) {
      // The worker restarts itself and then reports a change; what is shown stays until then.
      console.error(error);
    }
  }
}
