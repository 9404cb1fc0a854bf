/**
 * What the ward's areas are called. A team's phone holds the books of its own areas alone; the plan, which every phone
 * holds, names them all.
 */
import { text } from '../describe';
import { phone } from '../phone.svelte';

export interface Area {
  code: string;
  name: string;
}

/** Stands for the whole ward where the area is not known: nothing of the plan is for it (SPEC R3). */
const NOT_KNOWN = /-00$/;

class Areas {
  #all = $state.raw<readonly Area[]>([]);
  #listens = false;

  /** Those at work, in the order of their codes; empty until the plan was asked. */
  get all(): readonly Area[] {
    this.#listen();
    return this.#all;
  }

  /** Its name; its code where the plan does not name it. */
  name(code: string): string {
    return this.all.find((area) => area.code === code)?.name ?? phone.placeName(code);
  }

  #listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    phone.onChanged(['area'], () => void this.#ask());
    void this.#ask();
  }

  async #ask(): Promise<void> {
    try {
      const { records } = await phone.worker.list({ kind: 'area' });
      this.#all = records
        .map(({ fields }) => ({ code: text(fields, 'code'), name: text(fields, 'name') }))
        .filter(({ code }) => code !== '' && !NOT_KNOWN.test(code))
        .sort((a, b) => (a.code < b.code ? -1 : 1));
    } catch (error) {
      // The worker restarts itself and then reports a change, upon which it is asked again.
      console.error(error);
    }
  }
}

export const areas = new Areas();
