/** One list as it is looked at: what it shows stands in the address, the rows come from the server. */
import { Loaded } from '../loaded.svelte';
import { router } from '../router.svelte';
import { listHash, type ListName } from '../routes';
import type { ListPage, ListRow } from '../types';
import { ask, askList, change, narrowing, readShown, type Part, type Shown } from './query';

const TYPING_MS = 250;

const idOf = (row: ListRow): string => row.record.id;

/** Whether two pages have the same rows in the same places. */
const sameRows = (one: ListPage, other: ListPage): boolean =>
  one.rows.length === other.rows.length &&
  one.rows.every((row, at) => row.record.id === other.rows[at]?.record.id);

/** The rows that are shown, where they are, with what arrived for them. */
export function inPlace(shown: ListPage, arrived: ListPage): ListPage {
  const now = (row: ListRow): ListRow | undefined => arrived.rows.find((other) => idOf(other) === idOf(row));
  return {
    ...shown,
    rows: shown.rows.map((row) => now(row) ?? row),
    titles: { ...shown.titles, ...arrived.titles },
    server_time_ms: arrived.server_time_ms,
  };
}

export class ListState {
  readonly list: ListName;
  shown = $state.raw<Shown>({});
  /** What stands in the search box; asked for when typing rests. */
  typed = $state('');
  readonly loaded = new Loaded<ListPage>(
    () => askList(this.list, ask(this.shown)),
    () => JSON.stringify(this.shown),
    (shown, arrived) => this.#arrange(shown, arrived),
  );
  /** The record whose row the keyboard is on: it stays on the record, wherever its row goes. */
  current = $state<string | null>(null);
  /** What the server has by now, where showing it would move rows under somebody's eyes or hand. */
  waiting = $state.raw<ListPage | null>(null);
  /** Whether rows may move now. */
  mayMove: () => boolean = () => true;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** The entry of the browser's history that typing in the search box made. */
  #typedAt: number | null = null;

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
    this.current = null;
    this.waiting = null;
    void this.loaded.refresh();
  }

  /** The address of the list with some of it changed. */
  hash(changes: Partial<Record<Part, string | undefined>>): string {
    return listHash(this.list, change(this.shown, changes));
  }

  /** Changes what is shown, as a step that Back takes back. */
  set(changes: Partial<Record<Part, string | undefined>>): void {
    router.go(this.hash(changes));
  }

  /** Searches; what is typed in one go is one step. */
  search(text: string): void {
    this.typed = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      const hash = this.hash({ search: text.trim() || undefined });
      if (hash === router.hash) return;
      if (this.#typedAt === router.at) return router.replace(hash);
      router.go(hash);
      this.#typedAt = router.at + 1;
    }, TYPING_MS);
  }

  clearFilters(): void {
    this.set(Object.fromEntries(narrowing.map((part) => [part, undefined])));
  }

  /** Moves the keyboard's row; gives its record. */
  step(by: number): string | null {
    const at = this.rows.findIndex((row) => idOf(row) === this.current);
    const next = at < 0 ? 0 : Math.min(this.rows.length - 1, Math.max(0, at + by));
    const row = this.rows[next];
    this.current = row ? idOf(row) : null;
    return this.current;
  }

  /** Shows what has waited, if it may or shall. */
  showWaiting(): void {
    const waiting = this.waiting;
    this.waiting = null;
    if (waiting) this.loaded.set(waiting);
  }

  #arrange(shown: ListPage, arrived: ListPage): ListPage {
    const moves = !sameRows(shown, arrived) && !this.mayMove();
    this.waiting = moves ? arrived : null;
    return moves ? inPlace(shown, arrived) : arrived;
  }
}
