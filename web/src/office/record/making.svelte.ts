/** A record that is made at the desk: its boxes, where it belongs, and what keeps it from being written. */
import { KINDS, type Group, type Kind, type KindName } from '../../generated/kinds';
import { dayOf, showDay } from '../../i18n/format';
import { api, ApiFailure, taken } from '../api';
import { failureText } from '../failure';
import { session } from '../session.svelte';
import type { Fields, RecordProblem } from '../types';
import { type Box, boxes, changes, type Form, memberBoxes, opened, type Unreadable } from './edit';

/** Says of a record that it stood on paper before: at the desk it always did. */
const FROM_PAPER = 'late_entry';

/** Somebody or something of which a record may name several, such as the occupants of a vehicle. */
export interface Member {
  readonly group: Group;
  readonly id: string;
  readonly boxes: readonly Box[];
}

const fromPaper = (kind: Kind): boolean => kind.fields.some(({ name }) => name === FROM_PAPER);

/**
 * What a new record begins with: the present time, and the first code of a choice that is not asked at once. What is
 * copied from paper has its own time.
 */
export function beginning(kind: Kind, now_ms: number): Fields {
  const fields: Fields = {};
  if (fromPaper(kind)) fields[FROM_PAPER] = true;
  for (const field of kind.fields) {
    const { is } = field.type;
    if (!field.required || field.set_by !== 'person') continue;
    if (field.name === kind.date_field && is === 'time' && !fromPaper(kind)) fields[field.name] = now_ms;
    if (field.name === kind.date_field && is === 'day') fields[field.name] = dayOf(now_ms);
    if (field.type.is === 'choice' && !kind.first_fields.includes(field.name)) {
      fields[field.name] = field.type.choices[0]?.code ?? null;
    }
  }
  return fields;
}

export class Making {
  readonly kind: Kind;
  readonly first: readonly Box[];
  readonly more: readonly Box[];
  form = $state<Form>({});
  members = $state.raw<readonly Member[]>([]);
  /** The records that the new one names, by field. */
  links = $state<Record<string, string>>({});
  place = $state('');
  busy = $state(false);
  failure = $state<string | null>(null);
  problems = $state.raw<readonly RecordProblem[]>([]);
  unreadable = $state.raw<readonly Unreadable[]>([]);
  #begun: Form = {};
  #done = false;

  constructor(name: KindName, now_ms: number) {
    this.kind = KINDS[name];
    const all = boxes(this.kind, {});
    const rank = ({ field }: Box): number => this.kind.first_fields.indexOf(field.name);
    this.first = all.filter((box) => rank(box) >= 0).sort((a, b) => rank(a) - rank(b));
    this.more = all.filter((box) => rank(box) < 0);
    this.#begin({
      ...opened(all, beginning(this.kind, now_ms)),
      ...(fromPaper(this.kind) && { [`${this.kind.date_field ?? ''}#day`]: showDay(dayOf(now_ms)) }),
    });
    this.place = this.places.length === 1 ? (this.places[0]?.code ?? '') : '';
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
    const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const id = random.toString(36);
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
    const blank = opened([...this.first, ...this.more], {});
    this.#begin({ ...blank, ...Object.fromEntries(kept.map((key) => [key, this.form[key] ?? ''])) });
    this.links = {};
    this.#done = false;
  }

  /** All boxes that are on the form. */
  get all(): readonly Box[] {
    return [...this.first, ...this.members.flatMap(({ boxes }) => boxes), ...this.more];
  }

  /** Where records of the kind may belong; none where it is the ward itself. */
  get places(): readonly { code: string; name: string }[] {
    if (this.kind.family === 'passes') return session.checkpoints;
    return this.kind.family === 'plan' || this.kind.family === 'alerts' ? [] : session.areas;
  }

  /** The fields that name other records, those that are asked at once first. */
  get linked(): readonly { name: string; kind: KindName }[] {
    return this.kind.fields.flatMap((field) =>
      field.type.is === 'record' && field.set_by === 'person' && this.kind.first_fields.includes(field.name)
        ? [{ name: field.name, kind: field.type.kind }]
        : [],
    );
  }

  get isDirty(): boolean {
    const typed = Object.keys(this.form).some((key) => this.form[key] !== this.#begun[key]);
    return !this.#done && (typed || Object.values(this.links).some(Boolean));
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
      const given = Object.fromEntries(Object.entries(this.links).filter(([, id]) => id !== ''));
      const place = this.places.length > 0 ? this.place : (session.account?.ward ?? '');
      const body = { kind: this.kind.name, place, fields: { ...fields, ...given } };
      const page = await taken(api.POST('/office/records', { body }));
      this.#done = true;
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
