/** What people keep of a list: views under a name, and the columns and the view with which it begins for them. */
import { t } from '../../i18n/index.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { api, ApiFailure, taken } from '../api';
import { failureText } from '../failure';
import type { ListName } from '../routes';
import type { ListViews, ViewRow } from '../types';

/** What a view is to be. */
export interface ViewForm {
  name: string;
  of_ward: boolean;
  query: string;
  columns: string;
}

/** The list as it is without any view. */
export const ALL = 'all';

export class Views {
  readonly list: ListName;
  kept = $state.raw<ListViews | null>(null);
  busy = $state(false);
  /** Why the last change was not kept. */
  failure = $state<string | null>(null);

  constructor(list: ListName) {
    this.list = list;
  }

  get rows(): readonly ViewRow[] {
    return this.kept?.views ?? [];
  }

  /** The view that an address names. */
  named(id: string | undefined): ViewRow | null {
    return this.rows.find((view) => String(view.id) === id) ?? null;
  }

  /** The view with which the list begins. */
  get first(): ViewRow | null {
    return this.named(String(this.kept?.first_view));
  }

  /** Reads them; a list without its views is a list all the same. */
  async read(): Promise<void> {
    try {
      this.kept = await taken(api.GET('/office/lists/{list}/views', { params: this.#path() }));
    } catch {
      this.kept = null;
    }
  }

  /** Keeps a new view, or, of a number, what it is from now on; gives it. */
  async keep(form: ViewForm, id?: number): Promise<ViewRow | null> {
    const done = await this.#change(() =>
      id === undefined
        ? api.POST('/office/lists/{list}/views', { params: this.#path(), body: form })
        : api.PUT('/office/lists/{list}/views/{id}', {
            params: { path: { list: this.list, id } },
            body: { ...form, seen_at_ms: this.named(String(id))?.changed_at_ms ?? null },
          }),
    );
    if (!done) return null;
    toasts.show(t().office.list.views.kept(form.name));
    return (
      this.rows.find((view) => view.id === id) ??
      this.rows.find((view) => view.name === form.name.trim() && view.of_ward === form.of_ward) ??
      null
    );
  }

  async remove(view: ViewRow): Promise<boolean> {
    const params = { path: { list: this.list, id: view.id } };
    const done = await this.#change(() => api.DELETE('/office/lists/{list}/views/{id}', { params }));
    if (done) toasts.show(t().office.list.views.removed(view.name));
    return done;
  }

  /** Keeps columns and first view of the account. */
  async keepHabit(habit: { columns?: string; first_view?: number | null }): Promise<boolean> {
    const { columns = '', first_view = null } = this.kept ?? {};
    const body = { columns, first_view, ...habit };
    return this.#change(() => api.PUT('/office/lists/{list}/habit', { params: this.#path(), body }));
  }

  #path() {
    return { path: { list: this.list } };
  }

  async #change(ask: () => Parameters<typeof taken<ListViews>>[0]): Promise<boolean> {
    this.busy = true;
    this.failure = null;
    try {
      this.kept = await taken(ask());
      return true;
    } catch (error) {
      this.failure = failureText(error);
      // What the other has made of it is shown before it is written over.
      if (error instanceof ApiFailure && error.code === 'view_changed') await this.read();
      return false;
    } finally {
      this.busy = false;
    }
  }
}
