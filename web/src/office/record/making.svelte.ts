/** A record that is made at the desk: its boxes, where it belongs, and what keeps it from being written. */
import { KINDS, type Group, type Kind, type KindName } from '../../generated/kinds';
import { dayOf, showDay } from '../../i18n/format';
import { newMemberId } from '../../record/groups';
import { beginning } from '../../record/beginning';
import { lastUsed } from '../../record/last-used.svelte';
import { calledBy, known, Prefill } from '../../record/prefill';
import { Questions, type ValueOf } from '../../record/questions';
import { api, ApiFailure, taken } from '../api';
import { failureText } from '../failure';
import { newHash } from '../routes';
import { session } from '../session.svelte';
import type { Fields, LinkedRecord, RecordProblem, Scalar } from '../types';
import { Drafts } from './drafts';
import {
  type Box,
  boxes,
  changes,
  type Form,
  memberBox,
  memberBoxes,
  nobodyIn,
  opened,
  type Unreadable,
  valuesIn,
} from './edit';

/** Says of a record that it stood on paper before: at the desk it always did. */
const FROM_PAPER = 'late_entry';

/** Somebody or something of which a record may name several, such as the occupants of a vehicle. */
export interface Member {
  readonly group: Group;
  readonly id: string;
  readonly boxes: readonly Box[];
}

const prefixed = (fields: Fields, prefix: string): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [prefix + key, value]));

const fromPaper = (kind: Kind): boolean => kind.fields.some(({ name }) => name === FROM_PAPER);

/** What a new record begins with. What is copied from paper has its own time. */
export function beginningAtDesk(kind: Kind, now_ms: number): Fields {
  const fields = beginning(kind, now_ms);
  if (!fromPaper(kind)) return fields;
  const begun = Object.entries(fields).filter(([name]) => name !== kind.date_field);
  return { ...Object.fromEntries(begun), [FROM_PAPER]: true };
}

export class Making {
  readonly kind: Kind;
  /** The boxes of the record itself. */
  own = $state.raw<readonly Box[]>([]);
  readonly questions: Questions;
  /** What is in the form under a key. */
  readonly value: ValueOf;
  form = $state<Form>({});
  members = $state.raw<readonly Member[]>([]);
  place = $state('');
  busy = $state(false);
  failure = $state<string | null>(null);
  problems = $state.raw<readonly RecordProblem[]>([]);
  unreadable = $state.raw<readonly Unreadable[]>([]);
  /** What was in it before anybody answered. */
  readonly began: ValueOf;
  /** When the draft that was brought back was kept; null = none was. */
  restored_ms = $state<number | null>(null);
  #begun: Form = {};
  #done = false;
  #drafts: Drafts;
  #prefill: Prefill;

  constructor(name: KindName, now_ms: number) {
    this.kind = KINDS[name];
    this.own = boxes(this.kind, {});
    this.value = valuesIn(
      () => this.all,
      () => this.form,
    );
    this.began = valuesIn(
      () => this.own,
      () => this.#begun,
    );
    this.questions = new Questions(this.kind, this.value);
    this.#prefill = new Prefill({ get: this.value, set: (key, known) => this.put(key, known) });
    this.#drafts = new Drafts(session.account?.login ?? '', newHash(name));
    this.#begin({
      ...opened(this.own, beginningAtDesk(this.kind, now_ms)),
      ...(fromPaper(this.kind) && { [`${this.kind.date_field ?? ''}#day`]: showDay(dayOf(now_ms)) }),
    });
    this.place = this.places.length === 1 ? (this.places[0]?.code ?? '') : '';
    this.#restore();
  }

  /** What was typed before the page was closed, reloaded or cut off. */
  #restore(): void {
    const draft = this.#drafts.read();
    if (!draft) return;
    for (const { group: name, id } of draft.members ?? []) {
      const group = this.kind.groups.find((one) => one.name === name);
      if (group && !this.members.some((member) => member.id === id)) this.#join(group, id);
    }
    for (const key of Object.keys(draft.form)) this.#joinMark(key);
    const known = Object.entries(draft.form).filter(([key]) => key in this.form);
    this.form = { ...this.form, ...Object.fromEntries(known) };
    this.place = draft.place ?? this.place;
    this.restored_ms = draft.saved_at_ms;
  }

  /** Keeps what is typed, or forgets it where nothing is left. */
  keep(): void {
    if (!this.isDirty) return this.#drafts.remove();
    const typed = Object.entries(this.form).filter(([key, value]) => value !== this.#begun[key]);
    this.#drafts.keep({
      title: String(this.form[calledBy(this.kind)] ?? ''),
      kind: this.kind.name,
      form: Object.fromEntries(typed),
      members: this.members.map(({ group, id }) => ({ group: group.name, id })),
      place: this.place,
    });
  }

  /** The person does not want it. */
  discard(): void {
    this.#drafts.remove();
    this.form = { ...this.#begun };
    this.restored_ms = null;
  }

  /** Puts a value into its box, as people write it. */
  put(key: string, value: Scalar): void {
    const box = this.all.find((one) => one.key === key);
    if (box) Object.assign(this.form, opened([box], { [key]: value }));
  }

  /** Marks a member of an open set, or takes the mark back. */
  mark(key: string, isIn: boolean): void {
    this.#joinMark(key);
    this.form[key] = isIn;
  }

  #joinMark(key: string): void {
    const box = this.own.some((one) => one.key === key) ? null : memberBox(this.kind, key);
    if (!box) return;
    this.own = [...this.own, box];
    this.form[key] = false;
    this.#begun[key] = false;
  }

  /** The record that a link names was chosen, or taken out again: what is known of it is not typed. */
  choose({ key, field }: Box, record: LinkedRecord | null): void {
    if (key === 'household' && this.form[key] !== record?.id) Object.assign(this.form, nobodyIn(this.own));
    this.put(key, record?.id ?? null);
    const prefix = key.slice(0, -field.name.length);
    if (record && prefix === '' && this.places.some(({ code }) => code === record.place)) {
      this.place = record.place;
    }
    const group = this.members.find((one) => key.startsWith(`${one.group.name}/${one.id}/`))?.group;
    const fields = group?.fields ?? this.kind.fields;
    const called = group ? 'name' : calledBy(this.kind);
    const linked = record && { ...record, fields: record.fields as Fields };
    const found = linked && known(fields, called, field.name, linked);
    this.#prefill.put(key, found && prefixed(found, prefix));
  }

  /** Begins with one member of each group. */
  #begin(form: Form): void {
    this.members = [];
    this.form = { ...form };
    for (const group of this.kind.groups) this.add(group);
    this.#begun = { ...this.form };
  }

  /** Another member of a group; one that is left empty is not written. */
  add(group: Group): void {
    this.#join(group, newMemberId());
  }

  #join(group: Group, id: string): void {
    const boxes = memberBoxes(group, id);
    this.members = [...this.members, { group, id, boxes }];
    Object.assign(this.form, opened(boxes, {}));
  }

  /** Takes a member out again. */
  drop(member: Member): void {
    this.members = this.members.filter((one) => one !== member);
  }

  /** The next record of the same list: of the same place, day and direction, and with no answer of the one before. */
  next(): void {
    const day = `${this.kind.date_field ?? ''}#day`;
    const kept = [day, 'direction', FROM_PAPER].filter((key) => key in this.form);
    const blank = opened(this.own, {});
    this.#begin({ ...blank, ...Object.fromEntries(kept.map((key) => [key, this.form[key] ?? ''])) });
    this.restored_ms = null;
    this.#done = false;
  }

  /** All boxes that are on the form. */
  get all(): readonly Box[] {
    return [...this.own, ...this.members.flatMap(({ boxes }) => boxes)];
  }

  /** Where records of the kind may belong; none where it is the ward itself. */
  get places(): readonly { code: string; name: string }[] {
    if (this.kind.family === 'passes') return session.checkpoints;
    return this.kind.family === 'plan' || this.kind.family === 'alerts' ? [] : session.areas;
  }

  get isDirty(): boolean {
    const typed = Object.keys(this.form).some((key) => this.form[key] !== this.#begun[key]);
    return !this.#done && typed;
  }

  /** All that is in the form and can be read. */
  get fields(): Fields {
    return changes(this.all, opened(this.all, {}), this.form).fields;
  }

  /** Gives the new record's id, or null where it was not written. */
  async save(): Promise<string | null> {
    const { all } = this;
    const blank = opened(all, {});
    const { fields, unreadable } = changes(all, blank, this.form);
    this.unreadable = unreadable;
    this.problems = [];
    this.failure = null;
    if (unreadable.length > 0 || this.busy) return null;
    this.busy = true;
    try {
      const place = this.places.length > 0 ? this.place : (session.account?.ward ?? '');
      const body = { kind: this.kind.name, place, fields };
      const page = await taken(api.POST('/office/records', { body }));
      this.#done = true;
      this.#drafts.remove();
      lastUsed.note(this.kind, fields);
      return page.record.id;
    } catch (error) {
      if (error instanceof ApiFailure && error.problems.length > 0) this.problems = error.problems;
      else this.failure = failureText(error);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
