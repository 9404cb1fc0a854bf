/** Rows that are ticked: some by hand, over all pages of one filter, or all that the filter lets through. */
import { SvelteSet } from 'svelte/reactivity';
import { MOST_CHOSEN } from './query';

export class Selection {
  readonly ids = new SvelteSet<string>();
  /** How many rows the filter let through when all of them were taken; null: only the ticked ones. */
  all = $state<number | null>(null);
  /** Whether somebody wanted more rows than can be ticked one by one. */
  full = $state(false);
  #last: string | null = null;

  get size(): number {
    return this.all ?? this.ids.size;
  }

  has(id: string): boolean {
    return this.all !== null || this.ids.has(id);
  }

  /** Ticks a row or not. `page`: the rows that are shown, in their order. */
  toggle(id: string, page: readonly string[]): void {
    const on = !this.has(id);
    this.#narrow(page);
    if (on) this.#add(id);
    else this.ids.delete(id);
    if (!on) this.full = false;
    this.#last = id;
  }

  /** Ticks everything from the row that was ticked last to this one. */
  extend(id: string, page: readonly string[]): void {
    const [from, to] = [this.#last === null ? -1 : page.indexOf(this.#last), page.indexOf(id)];
    if (from < 0 || to < 0) return this.toggle(id, page);
    this.#narrow(page);
    for (const each of page.slice(Math.min(from, to), Math.max(from, to) + 1)) this.#add(each);
    this.#last = id;
  }

  /** Ticks or unticks the rows of a page. */
  setPage(rows: readonly string[], on: boolean): void {
    this.all = null;
    for (const id of rows) {
      if (on) this.#add(id);
      else this.ids.delete(id);
    }
  }

  takeAll(total: number): void {
    this.ids.clear();
    this.full = false;
    this.all = total;
  }

  clear(): void {
    this.ids.clear();
    this.all = null;
    this.full = false;
    this.#last = null;
  }

  /** Of all rows one is taken out: what stays are those of this page, which the person sees. */
  #narrow(page: readonly string[]): void {
    if (this.all === null) return;
    this.all = null;
    for (const id of page) this.#add(id);
  }

  #add(id: string): void {
    if (this.ids.size >= MOST_CHOSEN && !this.ids.has(id)) this.full = true;
    else this.ids.add(id);
  }
}
