/** A record that is made at the desk: its boxes, where it belongs, and what keeps it from being written. */
import { KINDS, type Kind, type KindName } from '../../generated/kinds';
import { dayOf } from '../../i18n/format';
import { api, ApiFailure, taken } from '../api';
import { failureText } from '../failure';
import { session } from '../session.svelte';
import type { Fields, RecordProblem } from '../types';
import { type Box, boxes, changes, type Form, opened, type Unreadable } from './edit';

/** What a new record begins with: the present time, and the first code of a choice that is not asked at once. */
export function beginning(kind: Kind, now_ms: number): Fields {
  const fields: Fields = {};
  for (const field of kind.fields) {
    const { is } = field.type;
    if (!field.required || field.set_by !== 'person') continue;
    if (field.name === kind.date_field && is === 'time') fields[field.name] = now_ms;
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
  /** The records that the new one names, by field. */
  links = $state<Record<string, string>>({});
  place = $state('');
  busy = $state(false);
  failure = $state<string | null>(null);
  problems = $state.raw<readonly RecordProblem[]>([]);
  unreadable = $state.raw<readonly Unreadable[]>([]);
  #begun: Form;
  #done = false;

  constructor(name: KindName, now_ms: number) {
    this.kind = KINDS[name];
    const all = boxes(this.kind, {});
    const rank = ({ field }: Box): number => this.kind.first_fields.indexOf(field.name);
    this.first = all.filter((box) => rank(box) >= 0).sort((a, b) => rank(a) - rank(b));
    this.more = all.filter((box) => rank(box) < 0);
    this.#begun = opened(all, beginning(this.kind, now_ms));
    this.form = { ...this.#begun };
    this.place = this.places.length === 1 ? (this.places[0]?.code ?? '') : '';
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
    const all = [...this.first, ...this.more];
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
