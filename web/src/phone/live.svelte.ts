/**
 * An answer of the worker that stays true: asked again when records of its kinds change, or when what
 * the question reads changes. Older answers that arrive late are dropped, and a flood of changes, as
 * when a phone catches up, asks one question at a time. The worker answers in the order in which it was
 * asked: a question over everything that the phone holds takes its turn after the others.
 */
import { phone } from './phone.svelte';

/** Changes that come together are answered together; short enough not to be noticed. */
const GATHER_MS = 60;

/** Waits until nothing is asked that somebody looks at now. A long question does so before each of its parts. */
export type Turn = () => Promise<void>;

let pressing = 0;
let waiting: (() => void)[] = [];

const turn: Turn = async () => {
  while (pressing > 0) await new Promise<void>((resolve) => waiting.push(resolve));
};

async function pressed<T>(question: () => Promise<T>): Promise<T> {
  pressing += 1;
  try {
    return await question();
  } finally {
    pressing -= 1;
    if (pressing === 0) {
      const free = waiting;
      waiting = [];
      for (const go of free) go();
    }
  }
}

/** A question that may wait for others; it calls `turn` before each of its parts. */
export class Patient<T> {
  constructor(readonly ask: (turn: Turn) => Promise<T>) {}
}

export class Live<T> {
  /** Undefined until the first answer is there. */
  value = $state.raw<T | undefined>(undefined);
  /** Whether that answer is of what the phone holds now: nothing came since that it does not know of. */
  settled = $state(false);
  #asked = 0;
  #underway = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Create it while a component is being set up; it ends with the component. */
  constructor(kinds: readonly string[], question: (() => Promise<T>) | Patient<T>) {
    const ask = question instanceof Patient ? () => question.ask(turn) : () => pressed(question);
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
    this.settled = false;
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
    else this.settled = this.value !== undefined;
  }
}
