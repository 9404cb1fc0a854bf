import { nameDraft, parseRoute } from './routes';

interface Entry {
  /** How many screens of ours lie behind this one. */
  depth: number;
}

const depthOf = (state: unknown): number | null =>
  typeof state === 'object' && state !== null && typeof (state as Entry).depth === 'number'
    ? (state as Entry).depth
    : null;

/** Unlike any other of this phone's drafts. */
const newName = (): string => crypto.randomUUID().slice(0, 8);

class Router {
  hash = $state(typeof location === 'undefined' ? '' : location.hash);
  route = $derived(parseRoute(this.hash));
  /** This screen was come back to, not newly opened. */
  returned = false;
  #depth = 0;
  /** The addresses behind and at this screen, by depth. */
  #trail: string[] = [];

  start(): void {
    this.#arrive();
    this.hash = location.hash;
    window.addEventListener('hashchange', () => {
      this.#arrive();
      this.hash = location.hash;
    });
  }

  /** An entry that was here before knows its depth; a new one lies one deeper. */
  #arrive(): void {
    const known = depthOf(history.state);
    this.returned = known !== null && known < this.#depth;
    this.#depth = known ?? (this.#trail.length === 0 ? 0 : this.#depth + 1);
    const named = nameDraft(location.hash, newName());
    if (known === null || named !== location.hash) {
      history.replaceState({ depth: this.#depth } satisfies Entry, '', named);
    }
    this.#trail[this.#depth] = location.hash;
  }

  go(hash: string): void {
    location.hash = hash;
  }

  /** Shows another screen in the place of this one: a finished form is not gone back to. */
  replace(to: string): void {
    const hash = nameDraft(to, newName());
    history.replaceState({ depth: this.#depth } satisfies Entry, '', hash);
    this.#trail[this.#depth] = hash;
    this.returned = false;
    this.hash = hash;
  }

  /** Back where the person came from; to `otherwise` when this screen was opened by a link. */
  back(otherwise: string): void {
    if (this.#depth > 0) history.back();
    else this.replace(otherwise);
  }

  /**
   * Leaves a finished form for the page of what was saved: back where the person came from there,
   * otherwise that page takes the form's place.
   */
  leave(id: string, page: (id: string) => string): void {
    if (id === '' || this.#trail[this.#depth - 1] === page(id)) this.back('#/');
    else this.replace(page(id));
  }
}

export const router = new Router();
