/** The rows of related records: those that the page brought, and further pages as they are asked for. */
import { api, taken } from '../api';
import { failureText } from '../failure';
import type { RecordView, Related } from '../types';
import { SHOWN } from './related';

export class RelatedRows {
  busy = $state(false);
  failure = $state<string | null>(null);
  #related: () => Related;
  #id: () => string;
  #all = $state(false);
  #older = $state.raw<readonly RecordView[]>([]);
  /** The cursor behind the last of them; undefined until some were asked for. */
  #next = $state<string | null>();

  constructor(related: () => Related, id: () => string) {
    this.#related = related;
    this.#id = id;
  }

  get shown(): readonly RecordView[] {
    const { rows } = this.#related();
    if (!this.#all) return rows.slice(0, SHOWN);
    // What came meanwhile moved rows onto the first page.
    return [...rows, ...this.#older.filter((older) => !rows.some((row) => row.id === older.id))];
  }

  get left(): number {
    return Math.max(0, this.#related().total - this.shown.length);
  }

  async more(): Promise<void> {
    if (!this.#all) {
      this.#all = true;
      return;
    }
    const { kind, field, next } = this.#related();
    const after = this.#next === undefined ? next : this.#next;
    if (!field || !after || this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      const params = { path: { id: this.#id() }, query: { kind, field, after } };
      const page = await taken(api.GET('/office/records/{id}/related', { params }));
      this.#older = [...this.#older, ...page.rows];
      this.#next = page.next ?? null;
    } catch (error) {
      this.failure = failureText(error);
    } finally {
      this.busy = false;
    }
  }
}
