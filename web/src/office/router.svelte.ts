/**
 * Which screen is shown, and how people come back to one: each entry of the browser's history has a number, so that
 * a step can be taken back while something typed is not saved, and knows where its page stood.
 */
import { parseRoute } from './routes';
import { unsaved } from './unsaved.svelte';

/** Where a page stood when it was left. */
export interface Place {
  /** None: the row is brought into sight. */
  scroll_px: number | null;
  /** The record whose row had the focus. */
  row: string | null;
}

const numberOf = (state: unknown): number | null => {
  const at = (state as { at?: unknown } | null)?.at;
  return typeof at === 'number' ? at : null;
};

export class Router {
  hash = $state(typeof location === 'undefined' ? '' : location.hash);
  route = $derived(parseRoute(this.hash));
  /** Where the page stood, if people came back to it. */
  returned = $state.raw<Place | null>(null);
  /** The number of the entry that is shown. */
  #at = 0;
  // Nothing is drawn from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #places = new Map<number, Place>();
  /** Where the focus shall be on the page that is gone to. */
  #arriving: Place | null = null;

  start(): void {
    history.scrollRestoration = 'manual';
    this.#at = numberOf(history.state) ?? 0;
    history.replaceState({ at: this.#at }, '');
    window.addEventListener('hashchange', () => this.#moved());
    window.addEventListener('beforeunload', (event) => {
      if (unsaved.any) event.preventDefault();
    });
  }

  get at(): number {
    return this.#at;
  }

  /** Goes to a page as to one where the focus was on a row. */
  goToRow(hash: string, row: string): void {
    this.#arriving = { scroll_px: null, row };
    this.go(hash);
  }

  /** Shows another record in place of this one; Back leads to the list, and there to the other one's row. */
  step(hash: string, row: string): void {
    if (unsaved.any) return unsaved.ask(() => this.step(hash, row));
    const list = this.#places.get(this.#at - 1);
    if (list) this.#places.set(this.#at - 1, { scroll_px: null, row });
    this.replace(hash);
  }

  go(hash: string): void {
    location.hash = hash;
  }

  /** What is shown changes, the place in the browser's history does not. */
  replace(hash: string): void {
    if (location.hash === hash) return;
    history.replaceState({ at: this.#at }, '', hash);
    this.returned = null;
    this.hash = location.hash;
  }

  /** The browser has gone somewhere: by a link, by Back, by an address that was typed. */
  #moved(): void {
    const hash = location.hash;
    if (hash === this.hash) return;
    const known = numberOf(history.state);
    const at = known ?? this.#at + 1;
    if (known === null) {
      history.replaceState({ at }, '');
      this.#places.delete(at);
    }
    if (unsaved.any) {
      // Taken back at once; the person is asked on the page that holds what was typed.
      const here = this.#at;
      history.go(here - at);
      unsaved.ask(() => (known === null ? this.go(hash) : history.go(at - here)));
      return;
    }
    this.#places.set(this.#at, placeNow());
    this.returned = known === null ? this.#arriving : (this.#places.get(at) ?? null);
    this.#arriving = null;
    this.#at = at;
    this.hash = hash;
  }
}

function placeNow(): Place {
  const row = document.activeElement?.closest<HTMLElement>('[data-record]')?.dataset['record'];
  return { scroll_px: window.scrollY, row: row ?? null };
}

export const router = new Router();
