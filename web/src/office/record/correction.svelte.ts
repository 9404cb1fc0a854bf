/**
 * A correction while it is typed: the boxes of {@link boxes}, what they opened with, and what arrives for the
 * record meanwhile.
 */
import { Arrivals, type Boxes } from '../../record/arrivals.svelte';
import type { StandingFields } from '../../record/seen';
import type { Kind } from '../../generated/kinds';
import { calledBy, known, Prefill } from '../../record/prefill';
import { Questions, type ValueOf } from '../../record/questions';
import type { Fields, LinkedRecord, Scalar, Seen } from '../types';
import type { Draft } from './drafts';
import {
  type Box,
  boxes,
  changes,
  type Form,
  isUnreadable,
  memberBox,
  nobodyIn,
  opened,
  readBox,
  type Unreadable,
  valuesIn,
} from './edit';

/** The fields whose boxes these are; a time has two. */
const namesOf = (boxes: readonly (readonly [string, unknown])[]): string[] =>
  boxes.map(([key]) => key.replace(/#(day|time)$/, ''));

const keysOf = (name: string): string[] => [name, `${name}#day`, `${name}#time`];

export class Correction implements Boxes {
  all = $state.raw<readonly Box[]>([]);
  readonly arrivals: Arrivals;
  form = $state<Form>({});
  /** The texts with which the boxes are compared. */
  #before = $state.raw<Form>({});
  /** Fields that have no box here: nobody types in them, so they follow. */
  #rest: Fields;
  #held: string | null = null;
  readonly questions: Questions;
  /** What is in the form under a key, as questions depend on it. */
  readonly answer: ValueOf;
  readonly #prefill: Prefill;
  readonly #kind: Kind;

  constructor(kind: Kind, fields: Fields, stands: StandingFields) {
    this.#kind = kind;
    this.all = boxes(kind, fields);
    this.#before = opened(this.all, fields);
    this.form = { ...this.#before };
    this.#rest = { ...fields };
    const value = valuesIn(
      () => this.all,
      () => this.form,
    );
    this.answer = value;
    this.questions = new Questions(kind, value);
    this.#prefill = new Prefill({
      get: value,
      set: (key, known) => Object.assign(this.form, this.#written(key, known)),
    });
    this.arrivals = new Arrivals(this, stands);
  }

  /** What was typed before the page was closed, reloaded or cut off; what arrived since is shown beside it. */
  recall({ form, seen }: Pick<Draft, 'form' | 'seen'>): void {
    for (const key of Object.keys(form)) this.#join(key);
    const known = Object.entries(form).filter(([key]) => key in this.form);
    this.form = { ...this.form, ...Object.fromEntries(known) };
    this.arrivals.recall(namesOf(known), seen ?? {});
  }

  /** Throws away what was typed: every box shows what stands. */
  discard(): void {
    this.form = { ...this.#before };
    this.arrivals.settle();
  }

  /** What differs from the record, for a draft: it remembers what its author had seen. */
  get typed(): { form: Form; seen: Seen } {
    const typed = Object.entries(this.form).filter(([key, value]) => value !== this.#before[key]);
    return { form: Object.fromEntries(typed), seen: this.arrivals.seenAt(namesOf(typed)) };
  }

  /** Marks a member of an open set, or takes the mark back. */
  mark(key: string, isIn: boolean): void {
    this.#join(key);
    this.form[key] = isIn;
  }

  /** A member of an open set gets its box when it is marked, here or by somebody else. */
  #join(key: string): void {
    const box = this.hasBox(key) ? null : memberBox(this.#kind, key);
    if (!box) return;
    this.all = [...this.all, box];
    const standing = opened([box], this.#rest);
    this.#before = { ...this.#before, ...standing };
    Object.assign(this.form, standing);
  }

  /** The record that a link names was chosen, or taken out: what is empty is filled in from it. */
  choose({ key, field }: Box, record: LinkedRecord | null): void {
    if (key === 'household' && this.form[key] !== record?.id) Object.assign(this.form, nobodyIn(this.all));
    Object.assign(this.form, this.#written(key, record?.id ?? null));
    if (key !== field.name) return;
    const linked = record && { ...record, fields: record.fields as Fields };
    this.#prefill.put(key, linked && known(this.#kind.fields, calledBy(this.#kind), key, linked));
  }

  /** The record as it stands now; `held` is the field in whose box the cursor is. */
  arrive(stands: StandingFields, held: string | null): void {
    for (const key of Object.keys(stands)) this.#join(key);
    this.#held = held;
    this.arrivals.arrive(stands);
    this.#held = null;
  }

  /** Whether something is typed that is not in the record. */
  get changed(): boolean {
    const typed = Object.keys(this.form).some((key) => this.form[key] !== this.#before[key]);
    return typed || this.arrivals.decided.size > 0;
  }

  /** What is to be written, and which boxes cannot be read. */
  changes(): { fields: Fields; seen: Seen; unreadable: Unreadable[] } {
    const { fields, unreadable } = changes(this.all, this.#before, this.form);
    const decided = [...this.arrivals.decided].filter((name) => !(name in fields));
    for (const name of decided) {
      const value = this.value(name);
      if (value !== undefined) fields[name] = value;
    }
    return { fields, seen: this.arrivals.seen, unreadable };
  }

  hasBox(name: string): boolean {
    return this.#box(name) !== undefined;
  }

  value(name: string): Scalar | undefined {
    const box = this.#box(name);
    if (!box) return this.#rest[name] ?? null;
    const value = readBox(box, this.form);
    return isUnreadable(value) ? undefined : value;
  }

  writes(name: string): boolean {
    const typed = keysOf(name).some((key) => this.form[key] !== this.#before[key]);
    return typed || this.arrivals.decided.has(name);
  }

  held(name: string): boolean {
    return this.#held === name;
  }

  begin(name: string, value: Scalar): void {
    this.#before = { ...this.#before, ...this.#written(name, value) };
  }

  put(name: string, value: Scalar): void {
    Object.assign(this.form, this.#written(name, value));
    if (!this.hasBox(name)) this.#rest = { ...this.#rest, [name]: value };
  }

  remember(name: string): () => void {
    const of = (form: Form): Form =>
      Object.fromEntries(Object.entries(form).filter(([key]) => keysOf(name).includes(key)));
    const [form, before, rest] = [of(this.form), of(this.#before), this.#rest];
    return () => {
      Object.assign(this.form, form);
      this.#before = { ...this.#before, ...before };
      this.#rest = rest;
    };
  }

  #box(name: string): Box | undefined {
    return this.all.find((box) => box.key === name);
  }

  #written(name: string, value: Scalar): Form {
    const box = this.#box(name);
    return box ? opened([box], { [name]: value }) : {};
  }
}
