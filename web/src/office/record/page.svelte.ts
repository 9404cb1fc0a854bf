/** One record's page: read, decided, corrected, removed and restored. Every answer is the whole page anew. */
import { t } from '../../i18n/index.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { ApiFailure, api, taken } from '../api';
import { failureText } from '../failure';
import { Loaded } from '../loaded.svelte';
import type { Fields, RecordPage, RecordProblem, Scalar } from '../types';

export class RecordState {
  readonly id: string;
  readonly loaded: Loaded<RecordPage>;
  busy = $state(false);
  /** Whether the form is open. */
  editing = $state(false);
  /** What kept the last correction from being written. */
  problems = $state.raw<readonly RecordProblem[]>([]);

  constructor(id: string) {
    this.id = id;
    this.loaded = new Loaded(() => taken(api.GET('/office/records/{id}', { params: { path: { id } } })));
  }

  /** Lets one value stand; the way back is to decide for the other. */
  async decide(field: string, value: Scalar): Promise<void> {
    const before = this.loaded.value?.record.fields[field] as Scalar | undefined;
    const done = await this.#write(() =>
      taken(
        api.POST('/office/records/{id}/decide', {
          params: { path: { id: this.id } },
          body: { field, value },
        }),
      ),
    );
    if (!done) return;
    const undo = () => void this.decide(field, before ?? null);
    toasts.show(
      t().office.record.decided,
      before === value ? {} : { action: { label: t().common.undo, run: undo } },
    );
  }

  /** Writes the fields; gives whether they were taken. */
  async correct(fields: Fields): Promise<boolean> {
    const page = this.loaded.value;
    const before = Object.fromEntries(
      Object.keys(fields).map((name) => [name, (page?.record.fields[name] as Scalar | undefined) ?? null]),
    );
    const done = await this.#write(() =>
      taken(api.POST('/office/records/{id}/edit', { params: { path: { id: this.id } }, body: { fields } })),
    );
    if (done) {
      const undo = () => void this.correct(before);
      toasts.show(t().office.record.saved, { action: { label: t().common.undo, run: undo } });
    }
    return done;
  }

  async remove(reason: string): Promise<boolean> {
    const done = await this.#write(() =>
      taken(api.POST('/office/records/{id}/remove', { params: { path: { id: this.id } }, body: { reason } })),
    );
    if (done) {
      const undo = () => void this.restore();
      toasts.show(t().office.record.removedDone, { action: { label: t().common.undo, run: undo } });
    }
    return done;
  }

  async restore(): Promise<void> {
    const done = await this.#write(() =>
      taken(api.POST('/office/records/{id}/restore', { params: { path: { id: this.id } } })),
    );
    if (done) toasts.show(t().office.record.restored);
  }

  async #write(ask: () => Promise<RecordPage>): Promise<boolean> {
    this.busy = true;
    this.problems = [];
    try {
      this.loaded.set(await ask());
      return true;
    } catch (error) {
      if (error instanceof ApiFailure && error.problems.length > 0) this.problems = error.problems;
      // A form that is open says it at the field.
      if (this.problems.length === 0 || !this.editing) toasts.show(this.#reason(error), { tone: 'alarm' });
      return false;
    } finally {
      this.busy = false;
    }
  }

  #reason(error: unknown): string {
    const [first] = this.problems;
    return first
      ? failureText(new ApiFailure(422, { code: first.code, vi: first.vi, en: first.en }))
      : failureText(error);
  }
}
