/** One record's page: read, decided, corrected, removed and restored. Every answer is the whole page anew. */
import { t } from '../../i18n/index.svelte';
import { Deciding } from '../../record/deciding.svelte';
import { opsBy, opsOf, sameValue, takingBack } from '../../record/seen';
import { toasts } from '../../ui/toasts.svelte';
import { ApiFailure, api, taken } from '../api';
import { failureText } from '../failure';
import { Loaded } from '../loaded.svelte';
import { session } from '../session.svelte';
import type { Fields, HistoryEntry, Other, RecordPage, RecordProblem, Scalar, Seen } from '../types';

const REMOVAL = ['removed/at', 'removed/reason'];

/** A writing of this account: its operations by field, and what stood before it. */
interface Own {
  ops: Seen;
  old: Fields;
}

export class RecordState {
  readonly id: string;
  readonly loaded: Loaded<RecordPage>;
  readonly deciding = new Deciding();
  busy = $state(false);
  /** Whether the form is open. */
  editing = $state(false);
  /** What kept the last correction from being written. */
  problems = $state.raw<readonly RecordProblem[]>([]);

  /** Others of the same name, or members with a duty at the place that is closed: shown before it is done. */
  others = $state.raw<{ code: 'same_name' | 'still_given'; all: readonly Other[] } | null>(null);

  constructor(id: string) {
    this.id = id;
    this.loaded = new Loaded(() => taken(api.GET('/office/records/{id}', { params: { path: { id } } })));
  }

  /** Writings beyond those that the page brought, the latest first. */
  #older = $state.raw<readonly HistoryEntry[]>([]);
  /** How many there are beyond those; null until some were asked for. */
  #olderMore = $state<number | null>(null);

  get history(): readonly HistoryEntry[] {
    const shown = this.loaded.value?.history ?? [];
    const last = shown.at(-1)?.seq ?? 0;
    return [...shown, ...this.#older.filter((entry) => entry.seq < last)];
  }

  /** Whether there are writings that are not shown yet. */
  get hasOlder(): boolean {
    return (this.#olderMore ?? this.loaded.value?.history_more ?? 0) > 0;
  }

  async showOlder(): Promise<void> {
    const before = this.history.at(-1)?.seq;
    if (before === undefined) return;
    this.busy = true;
    try {
      const params = { path: { id: this.id }, query: { before } };
      const page = await taken(api.GET('/office/records/{id}/history', { params }));
      this.#older = [...this.#older, ...page.entries];
      this.#olderMore = page.more;
    } catch (error) {
      toasts.show(failureText(error), { tone: 'alarm' });
    } finally {
      this.busy = false;
    }
  }

  /** Lets one value stand in the place of those that were seen. Where others stand by then it is asked again. */
  async decide(field: string, value: Scalar, seen: string[]): Promise<void> {
    const params = { path: { id: this.id } };
    const body = { field, value, seen };
    const own = await this.#write(
      [field],
      () => taken(api.POST('/office/records/{id}/decide', { params, body })),
      (error) => this.#othersStand(error, field, value),
    );
    if (!own) return;
    this.deciding.done(field);
    this.#said(t().office.record.decided, own);
  }

  /** The decision met values that it does not name: the person is shown them and asked again. */
  async #othersStand(error: unknown, field: string, value: Scalar): Promise<boolean> {
    if (!(error instanceof ApiFailure) || error.code !== 'others_stand') return false;
    await this.loaded.refresh();
    const [only, more] = this.loaded.value?.stands[field] ?? [];
    const same = only !== undefined && more === undefined && sameValue(only.value, value);
    // The panel stays, says so and asks again.
    if (!same) this.deciding.refused(field, value);
    else toasts.show(t().common.conflict.alreadySame, { tone: 'plain' });
    return true;
  }

  /** Writes the fields over what was seen; gives whether they were taken. */
  async correct(fields: Fields, seen: Seen): Promise<boolean> {
    const own = await this.#edit(fields, seen);
    if (own) this.#said(t().office.record.saved, own);
    return own !== null;
  }

  /** Notes that the health station was told; `now_ms` is the server's clock, which no entry may be ahead of. */
  async noteTold(now_ms: number): Promise<void> {
    await this.correct({ notified_at: now_ms }, this.#seenAt(['notified_at']));
  }

  #edit(fields: Fields, seen: Seen): Promise<Own | null> {
    const params = { path: { id: this.id } };
    const body = { fields, seen, same_names: this.#shown('same_name') };
    return this.#write(
      Object.keys(fields),
      () => taken(api.POST('/office/records/{id}/edit', { params, body })),
      (error) => this.#asksFirst(error),
    );
  }

  async remove(reason: string): Promise<boolean> {
    const params = { path: { id: this.id } };
    const body = { reason, seen: this.#seenAt(REMOVAL), members: this.#shown('still_given') };
    const own = await this.#write(
      REMOVAL,
      () => taken(api.POST('/office/records/{id}/remove', { params, body })),
      (error) => this.#asksFirst(error),
    );
    if (own) this.#said(t().office.record.removedDone, own);
    return own !== null;
  }

  async restore(): Promise<void> {
    const params = { path: { id: this.id } };
    const body = { seen: this.#seenAt(REMOVAL) };
    const own = await this.#write(REMOVAL, () =>
      taken(api.POST('/office/records/{id}/restore', { params, body })),
    );
    if (own) toasts.show(t().office.record.restored);
  }

  #shown(code: 'same_name' | 'still_given'): string[] {
    return this.others?.code === code ? this.others.all.map((one) => one.id) : [];
  }

  /** What the server names is shown; the same done again then names it. */
  async #asksFirst(error: unknown): Promise<boolean> {
    if (!(error instanceof ApiFailure)) return false;
    const { code } = error;
    if (code === 'others_stand') {
      // The same account wrote at another desk: the form shows it beside the box.
      await this.loaded.refresh();
      return false;
    }
    if (code !== 'same_name' && code !== 'still_given') return false;
    this.others = { code, all: error.others };
    return true;
  }

  #seenAt(names: readonly string[]): Seen {
    const stands = this.loaded.value?.stands ?? {};
    return Object.fromEntries(names.map((name) => [name, opsOf(stands[name] ?? [])]));
  }

  /** Says what was written, with the way back where there is one. */
  #said(text: string, own: Own): void {
    const undo = () => void this.#takeBack(own);
    const written = Object.values(own.ops).some((ops) => ops.length > 0);
    toasts.show(text, written ? { action: { label: t().common.undo, run: undo } } : {});
  }

  /** Takes back only what this account wrote, and only where it still stands. */
  async #takeBack(own: Own): Promise<void> {
    await this.loaded.refresh();
    const { fields, seen } = takingBack(this.loaded.value?.stands ?? {}, own.ops, own.old);
    const names = Object.keys(fields);
    // A removal is taken back by its own door: forms may not write its fields.
    const removal = names.length > 0 && names.every((name) => REMOVAL.includes(name));
    const stillRemoved = removal && (fields['removed/at'] ?? null) !== null;
    if (names.length === 0 || stillRemoved) {
      return toasts.show(t().office.record.notTakenBack, { tone: 'plain' });
    }
    const params = { path: { id: this.id } };
    const done = removal
      ? await this.#write(REMOVAL, () =>
          taken(api.POST('/office/records/{id}/restore', { params, body: { seen } })),
        )
      : await this.#edit(fields, seen);
    if (done) toasts.show(t().office.record.takenBack);
  }

  /** Asks for a writing; gives what this account wrote in the fields named, or null where nothing was. */
  async #write(
    names: readonly string[],
    ask: () => Promise<RecordPage>,
    caught: (error: unknown) => Promise<boolean> = () => Promise.resolve(false),
  ): Promise<Own | null> {
    const before = this.loaded.value;
    this.busy = true;
    this.problems = [];
    try {
      const page = await ask();
      this.others = null;
      this.loaded.set(page);
      return ownOf(names, before, page);
    } catch (error) {
      if (await caught(error)) return null;
      if (error instanceof ApiFailure && error.problems.length > 0) this.problems = error.problems;
      // A form that is open says it at the field.
      if (this.problems.length === 0 || !this.editing) toasts.show(this.#reason(error), { tone: 'alarm' });
      return null;
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

/** What this account's writing left in an answered page. */
function ownOf(names: readonly string[], before: RecordPage | null, page: RecordPage): Own {
  const device = session.account?.device ?? '';
  const ops: Seen = {};
  const old: Fields = {};
  for (const name of names) {
    const known = opsOf(before?.stands[name] ?? []);
    const own = device === '' ? [] : opsBy(device, page.stands[name] ?? []);
    ops[name] = own.filter((op) => !known.includes(op));
    old[name] = (before?.record.fields[name] as Scalar | undefined) ?? null;
  }
  return { ops, old };
}
