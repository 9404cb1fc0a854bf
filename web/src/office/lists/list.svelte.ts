/** One list as it is looked at: what it shows stands in the address, the rows come from the server. */
import { api, taken } from '../api';
import { Loaded } from '../loaded.svelte';
import { router } from '../router.svelte';
import { listHash, type Here, type ListName } from '../routes';
import type { FilterCounts, ListPage, ListRow, ViewRow } from '../types';
import { columnsNamed, namesOf, usualColumns } from './columns';
import {
  ask,
  askList,
  change,
  filterOf,
  narrowing,
  readKept,
  readShown,
  type Part,
  type Shown,
} from './query';
import { Selection } from './selection.svelte';
import { ALL, Views } from './views.svelte';

const TYPING_MS = 250;
/** Counts beside the filters follow news no faster than this. */
const COUNT_AGAIN_MS = 15_000;

const idOf = (row: ListRow): string => row.record.id;

/** What the server is asked: columns and the name of a view change nothing of it. */
const questionOf = (shown: Shown): string =>
  JSON.stringify({ ...shown, view: undefined, columns: undefined });

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
    () => questionOf(this.shown),
    (shown, arrived) => this.#arrange(shown, arrived),
  );
  /** How many records each filter would leave. */
  readonly counts = new Loaded<FilterCounts>(
    () =>
      taken(
        api.GET('/office/lists/{list}/counts', {
          params: { path: { list: this.list }, query: ask(filterOf(this.shown)) },
        }),
      ),
    () => JSON.stringify(filterOf(this.shown)),
  );
  readonly views: Views;
  readonly selection = new Selection();
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
  /** The view that is open. */
  view = $derived.by((): ViewRow | null => this.views.named(this.shown.view));
  /** Names of the columns that were chosen; empty: the usual ones. */
  columnNames = $derived.by(
    () => this.shown.columns ?? (this.view ? this.view.columns : (this.views.kept?.columns ?? '')),
  );
  columns = $derived.by(() => columnsNamed(this.list, this.columnNames));
  /** The list as it is shown, for the records that are opened from it. */
  here = $derived.by((): Here => ({ list: this.list, shown: this.shown }));

  constructor(list: ListName) {
    this.list = list;
    this.views = new Views(list);
  }

  /** Shows what the address says; where it says nothing, the view with which the list begins. */
  async begin(query: URLSearchParams, isAsked: () => boolean): Promise<void> {
    if (this.views.kept === null) {
      const reading = this.views.read();
      if (query.size === 0) await reading;
    }
    if (!isAsked()) return;
    const first = query.size === 0 ? this.views.first : null;
    if (first) router.replace(this.hashOf(first));
    else this.follow(query);
  }

  /** Shows what the address says. */
  follow(query: URLSearchParams): void {
    const shown = readShown(query);
    const isSame = this.loaded.value !== null && questionOf(shown) === questionOf(this.shown);
    const otherRows = JSON.stringify(filterOf(shown)) !== JSON.stringify(filterOf(this.shown));
    this.shown = shown;
    if (isSame) return;
    if (otherRows) this.selection.clear();
    if (otherRows || this.counts.value === null) void this.counts.refresh();
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

  /** What a view shows. */
  shownBy(view: ViewRow): Shown {
    return { ...readKept(view.query), view: String(view.id) };
  }

  hashOf(view: ViewRow): string {
    return listHash(this.list, this.shownBy(view));
  }

  /** The list without any view: said where it begins with one. */
  hashOfAll(): string {
    return listHash(this.list, this.views.first ? { view: ALL } : {});
  }

  openView(id: number): void {
    const view = this.views.named(String(id));
    if (view) router.go(this.hashOf(view));
  }

  openAll(): void {
    router.go(this.hashOfAll());
  }

  /** Shows these columns: in a view until it is left or kept, else from now on. */
  async useColumns(names: string): Promise<void> {
    const inAddress = this.view !== null || this.views.kept === null;
    if (!inAddress && (await this.views.keepHabit({ columns: names }))) {
      if (this.shown.columns !== undefined) router.replace(this.hash({ columns: undefined }));
      return;
    }
    router.replace(this.hash({ columns: names || namesOf(usualColumns(this.list)) }));
  }

  /** Asks again for what is shown, as news come. */
  refresh(): void {
    void this.loaded.refresh();
    if (Date.now() - this.counts.answered_ms > COUNT_AGAIN_MS) void this.counts.refresh();
  }

  clearFilters(): void {
    this.set(Object.fromEntries(narrowing.map((part) => [part, undefined])));
  }

  /** Ticks a row or not; with Shift everything from the one that was ticked last. */
  tick(id: string, { shiftKey }: { shiftKey: boolean }): void {
    const page = this.rows.map(idOf);
    if (shiftKey) this.selection.extend(id, page);
    else this.selection.toggle(id, page);
    this.current = id;
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
