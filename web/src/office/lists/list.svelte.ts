/** One list as it is looked at: what it shows stands in the address, the rows come from the server. */
import { api, taken } from '../api';
import { Loaded } from '../loaded.svelte';
import { router } from '../router.svelte';
import { listHash, type ListName } from '../routes';
import type { ListPage } from '../types';
import { ask, change, narrowing, pageOf, readShown, type Part, type Shown } from './query';

const TYPING_MS = 250;

export class ListState {
  readonly list: ListName;
  shown = $state.raw<Shown>({});
  /** What stands in the search box; asked for when typing rests. */
  typed = $state('');
  readonly loaded = new Loaded<ListPage>(() =>
    taken(api.GET(`/office/${this.list}`, { params: { query: ask(this.shown) } })),
  );
  /** The row that the keyboard is on. */
  current = $state(-1);
  #typing: ReturnType<typeof setTimeout> | undefined;

  page = $derived(pageOf(this.shown));
  narrowed = $derived(narrowing.some((part) => this.shown[part] !== undefined));
  rows = $derived(this.loaded.value?.rows ?? []);

  constructor(list: ListName) {
    this.list = list;
  }

  /** Shows what the address says. */
  follow(query: URLSearchParams): void {
    const shown = readShown(query);
    if (this.loaded.value !== null && JSON.stringify(shown) === JSON.stringify(this.shown)) return;
    this.shown = shown;
    clearTimeout(this.#typing);
    this.typed = shown.search ?? '';
    this.current = -1;
    void this.loaded.refresh();
  }

  /** Changes what is shown; the address follows. */
  set(changes: Partial<Record<Part, string | undefined>>): void {
    router.replace(listHash(this.list, change(this.shown, changes)));
  }

  search(text: string): void {
    this.typed = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.set({ search: text.trim() || undefined }), TYPING_MS);
  }

  clearFilters(): void {
    this.set(Object.fromEntries(narrowing.map((part) => [part, undefined])));
  }

  /** Moves the keyboard's row; gives it. */
  step(by: number): number {
    const last = this.rows.length - 1;
    this.current = Math.min(last, Math.max(0, this.current + by));
    return this.current;
  }
}
