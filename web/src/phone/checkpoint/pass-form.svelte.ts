/**
 * The passage being typed: what stands in it, which big keys are shown for it, and what comes next. It
 * knows nothing of the worker; the station saves it.
 */
import { SvelteMap } from 'svelte/reactivity';
import { t } from '../../i18n/index.svelte';
import { isUnreadable, type Typed, type Unreadable } from '../../ui/typed.svelte';
import type { Problem } from '../../worker/api';
import { readYear, typeYear } from './birth-year';
import type { Earlier } from './earlier';
import { sameAgain } from './earlier';
import {
  carriesPlate,
  completed,
  type Direction,
  type Fields,
  isStarted,
  newOccupant,
  newPass,
  nextPass,
  type NotMeasured,
  type Occupant,
  type PassValues,
  toFields,
  type Vehicle,
} from './pass-values';
import { cleanPlate, isWhole, type Sheet, sheetFor } from '../../record/plate';
import { isWholeReading, readTemperature, typeTemperature } from './temperature';

/** What the keys at the thumb are for. Null: everything is there, only the decision is left. */
export type Slot =
  { at: 'vehicle' | 'plate' | 'known' } | { at: 'name' | 'year' | 'temp1' | 'temp2'; person: string } | null;

export type PersonSlot = 'name' | 'year' | 'temp1' | 'temp2';

/** What survives a killed tab. */
export interface PassDraft {
  v: 1;
  values: PassValues;
  slot: Slot;
  parkedAtMs: number | null;
  /** Text that is no value yet; missing in drafts of older versions. */
  unread?: Record<string, Unreadable>;
  halfYears?: Record<string, string>;
}

export function isPassDraft(value: unknown): value is PassDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<PassDraft>;
  return draft.v === 1 && typeof draft.values === 'object' && Array.isArray(draft.values.people);
}

/** Short id of an occupant: sorts in the order of adding, and two phones never make the same. */
export function occupantId(index: number): string {
  const random = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
  return `${index.toString(36)}${random.toString(36).padStart(4, '0')}`;
}

export class PassForm {
  values = $state<PassValues>(newPass('in', 'motorbike', newOccupant(occupantId(0))));
  slot = $state<Slot>(null);
  /** What the last try to save found. */
  problems = $state.raw<Problem[]>([]);
  /** Only the last digits of a plate are typed, to find one seen today. */
  tail = $state(false);
  /** Keys of the plate chosen by hand; null = those that the plate needs next. */
  sheetChosen = $state<Sheet | null>(null);
  /** Years of birth as they were typed, by occupant: what is no year stops the decision until it is one. */
  halfYears = new SvelteMap<string, string>();
  /** Text in a box that is no value, by its field: it stops the decision, too. */
  unread = new SvelteMap<string, Unreadable>();
  /** Put aside for a second reading since then. */
  parkedAtMs = $state<number | null>(null);

  /** A plate was begun and not ended: choosing the vehicle meanwhile leads back to it. */
  #typingPlate = false;

  /** The draft's own name: several may wait at once. */
  readonly draftId: string;

  constructor(values?: PassValues, draftId: string = crypto.randomUUID()) {
    this.draftId = draftId;
    if (values) this.values = values;
    this.slot = this.#missing();
  }

  /** A fresh form for whoever comes after this one. */
  next(): PassForm {
    return new PassForm(nextPass(this.values, occupantId(0)));
  }

  static fromDraft(draft: PassDraft, draftId: string): PassForm {
    const form = new PassForm(completed(draft.values), draftId);
    form.slot = draft.slot;
    form.parkedAtMs = draft.parkedAtMs;
    form.takeUnread(draft);
    return form;
  }

  draft(): PassDraft {
    return {
      v: 1,
      values: $state.snapshot(this.values),
      slot: $state.snapshot(this.slot),
      parkedAtMs: this.parkedAtMs,
      unread: Object.fromEntries(this.unread),
      halfYears: Object.fromEntries(this.halfYears),
    };
  }

  get started(): boolean {
    return isStarted(this.values);
  }

  get plated(): boolean {
    return carriesPlate(this.values.vehicle);
  }

  get sheet(): Sheet {
    if (this.tail) return 'digits';
    return this.sheetChosen ?? sheetFor(this.values.plate);
  }

  get fields(): Fields {
    return toFields(this.values);
  }

  occupant(id: string): Occupant | undefined {
    return this.values.people.find((one) => one.id === id);
  }

  /** The person in whom the keys now write. */
  get active(): Occupant | undefined {
    return this.slot && 'person' in this.slot ? this.occupant(this.slot.person) : undefined;
  }

  setDirection(direction: Direction): void {
    this.values.direction = direction;
  }

  setVehicle(vehicle: Vehicle): void {
    this.values.vehicle = vehicle;
    if (this.#typingPlate && carriesPlate(vehicle)) {
      this.slot = { at: 'plate' };
      return;
    }
    if (!carriesPlate(vehicle)) {
      this.values.plate = '';
      this.values.noPlate = false;
    }
    this.advance();
  }

  // --- plate ---

  openPlate(): void {
    this.values.noPlate = false;
    this.tail = false;
    this.sheetChosen = null;
    this.slot = { at: 'plate' };
  }

  typePlate(key: string, earlier: readonly Earlier[]): void {
    if (key === 'erase') this.values.plate = this.values.plate.slice(0, -1);
    else if (key === 'letters' || key === 'digits') {
      this.tail = false;
      this.sheetChosen = key;
      return;
    } else this.values.plate = cleanPlate(this.values.plate + key);
    this.sheetChosen = null;
    this.#typingPlate = this.values.plate !== '';
    this.#clear('plate');
    if (!this.tail && isWhole(this.values.plate, this.values.vehicle)) this.endPlate(earlier);
  }

  /** Text of a hardware keyboard or the clipboard. */
  setPlate(text: string, earlier: readonly Earlier[]): void {
    this.values.plate = '';
    this.typePlate(cleanPlate(text), earlier);
  }

  findByTail(): void {
    this.values.plate = '';
    this.tail = !this.tail;
  }

  setNoPlate(): void {
    this.#typingPlate = false;
    this.values.plate = '';
    this.values.noPlate = true;
    this.tail = false;
    this.#clear('plate');
    this.advance();
  }

  /** The plate is typed. Seen earlier today: offers its people; otherwise asks who it is. */
  endPlate(earlier: readonly Earlier[]): void {
    this.#typingPlate = false;
    this.tail = false;
    const known = earlier.some(({ values }) => values.plate === this.values.plate && values.plate !== '');
    const nobody = this.values.people.every((one) => one.name === '');
    if (known && nobody) this.slot = { at: 'known' };
    else this.advance();
  }

  /** One tap: vehicle, plate and everyone on it as earlier today. */
  fillFrom(earlier: Earlier): void {
    this.#typingPlate = false;
    this.tail = false;
    this.values.vehicle = earlier.values.vehicle;
    this.values.plate = earlier.values.plate;
    this.values.noPlate = earlier.values.noPlate;
    this.values.people = earlier.values.people.map((one, index) => sameAgain(one, occupantId(index)));
    this.problems = [];
    this.advance();
  }

  // --- people ---

  addOccupant(): void {
    const added = newOccupant(occupantId(this.values.people.length));
    this.values.people.push(added);
    this.slot = { at: 'name', person: added.id };
  }

  /** Takes someone out; gives what puts them back. The last one stays: somebody drives. */
  removeOccupant(id: string): (() => void) | null {
    const index = this.values.people.findIndex((one) => one.id === id);
    const gone = this.values.people[index];
    if (!gone || this.values.people.length === 1) return null;
    this.values.people.splice(index, 1);
    this.advance();
    return () => this.values.people.splice(index, 0, gone);
  }

  setName(id: string, name: string): void {
    const one = this.occupant(id);
    if (!one) return;
    one.name = name;
    // Someone else's name: what the list knew of the one chosen before is no longer true.
    one.person = null;
    this.#clear(`people/${id}/name`);
  }

  /** The name is typed out: the year of birth is asked once, then the thermometer. */
  endName(id: string): void {
    const one = this.occupant(id);
    if (one && one.name.trim() !== '') {
      one.name = one.name.trim().replace(/\s+/g, ' ');
      this.#clear(`people/${id}/name`);
      if (one.birthYear === null) return this.openYear(id);
    }
    this.advance();
  }

  chooseOccupant(id: string, known: Partial<Occupant>): void {
    const one = this.occupant(id);
    if (!one) return;
    // Who it is may be known; what they answer is theirs, each time anew.
    Object.assign(one, known, { id, declared: null });
    this.#clear(`people/${id}/name`);
    this.advance();
  }

  /** The year of birth while it is typed. */
  get yearTyped(): string {
    return this.slot?.at === 'year' ? (this.halfYears.get(this.slot.person) ?? '') : '';
  }

  openYear(id: string): void {
    this.halfYears.delete(id);
    this.slot = { at: 'year', person: id };
  }

  typeYear(key: string, thisYear: number): void {
    const one = this.active;
    if (!one) return;
    const typed = typeYear(this.yearTyped, key);
    one.birthYear = readYear(typed, thisYear);
    if (typed === '') this.halfYears.delete(one.id);
    else this.halfYears.set(one.id, typed);
    this.#clear(`people/${one.id}/birth_year`);
    if (one.birthYear !== null && key !== 'erase') this.advance();
  }

  /** Nobody knows it: what was typed of it is dropped. */
  skipYear(): void {
    if (this.active) this.halfYears.delete(this.active.id);
    this.advance();
  }

  typeTemperature(which: 'temp1' | 'temp2', key: string, now_ms: number): void {
    const one = this.active;
    if (!one) return;
    one[which] = typeTemperature(one[which], key);
    this.#read(one, which, now_ms);
    if (isWholeReading(one[which])) this.advance();
  }

  #read(one: Occupant, which: 'temp1' | 'temp2', now_ms: number): void {
    const read = readTemperature(one[which]).state === 'ok' ? now_ms : null;
    if (which === 'temp1') one.temp1AtMs = read;
    else one.temp2AtMs = read;
    this.#clear(`people/${one.id}/${which}`);
    // A reading taken back takes the one that followed from it along.
    if (which === 'temp1' && one.temp1 === '') one.temp2 = '';
  }

  /** The second reading is taken back, to be taken again after the rest. */
  clearSecond(id: string): void {
    const one = this.occupant(id);
    if (!one) return;
    one.temp2 = '';
    one.temp2AtMs = null;
    this.#clear(`people/${id}/temp2`);
  }

  /** Why there is no temperature; null takes that back. */
  setNotMeasured(id: string, why: NotMeasured | null): void {
    const one = this.occupant(id);
    if (!one) return;
    one.notMeasured = why;
    for (const field of ['name', 'temp1', 'declared', 'not_measured']) this.#clear(`people/${id}/${field}`);
    this.advance();
  }

  setDeclared(id: string, declared: boolean): void {
    const one = this.occupant(id);
    if (one) one.declared = declared;
    this.#clear(`people/${id}/declared`);
  }

  // --- what is no value ---

  takeUnread({ unread, halfYears }: Pick<PassDraft, 'unread' | 'halfYears'>): void {
    for (const [field, one] of Object.entries(unread ?? {})) this.unread.set(field, one);
    for (const [id, typed] of Object.entries(halfYears ?? {})) this.halfYears.set(id, typed);
  }

  setTestTaken(typed: Typed<number>): void {
    this.values.papers.testTakenAtMs = this.#moment('test_taken_at', typed);
  }

  /** When a passage from paper was; null: it is now. */
  setLate(typed: Typed<number>): void {
    this.values.lateAtMs = this.#moment('at', typed);
  }

  #moment(name: string, typed: Typed<number>): number | null {
    this.unread.delete(name);
    this.#clear(name);
    if (!isUnreadable(typed)) return typed.value;
    this.unread.set(name, typed);
    return null;
  }

  /** What was typed and is no value: it would be lost if the passage were saved as it stands. */
  get stops(): Problem[] {
    const found: Problem[] = [];
    const stop = (field: string, text: string, example: string) =>
      found.push({ field, code: 'unreadable', severity: 'error', vi: text, en: text, example });
    for (const one of this.values.people) {
      const year = this.halfYears.get(one.id);
      if (year !== undefined && one.birthYear === null)
        stop(`people/${one.id}/birth_year`, t().common.date.yearShort, '1985');
      for (const which of ['temp1', 'temp2'] as const) {
        if (readTemperature(one[which]).state === 'typing')
          stop(`people/${one.id}/${which}`, t().checkpoint.temperature.outOfRange, '36,5');
      }
    }
    for (const [field, { problem }] of this.unread) stop(field, problem.text, problem.example ?? '');
    return found;
  }

  // --- what comes next ---

  open(slot: Slot): void {
    if (slot && 'person' in slot) this.#typingPlate = false;
    this.slot = slot;
    if (slot?.at === 'year') this.halfYears.delete(slot.person);
  }

  advance(): void {
    this.slot = this.#missing();
  }

  /** The first thing without which the passage cannot be saved and which has keys of its own. */
  #missing(): Slot {
    const { vehicle, plate, noPlate, people } = this.values;
    if (vehicle === null) return { at: 'vehicle' };
    if (this.plated && plate === '' && !noPlate) return { at: 'plate' };
    for (const one of people) {
      if (one.name.trim() === '' && one.notMeasured !== 'refused') return { at: 'name', person: one.id };
      const owed = one.notMeasured === null && readTemperature(one.temp1).state !== 'ok';
      if (owed) return { at: 'temp1', person: one.id };
    }
    return null;
  }

  /** Shows what the worker found wrong and opens the first field that has it. */
  refuse(problems: Problem[]): void {
    this.problems = problems;
    const first = problems.find((one) => one.severity === 'error');
    if (!first) return;
    // Someone rests before the second reading: the notice on the form says so, keys would hide it.
    this.slot = first.code === 'second_reading_missing' ? null : (slotOf(first.field) ?? this.slot);
  }

  /** A fever was let pass without a word: the reason is asked for before it is saved. */
  get owesReason(): boolean {
    return this.problem('decision_note')?.code === 'fever_reason_missing';
  }

  /** Why it was decided so. */
  setNote(note: string): void {
    this.values.note = note;
    this.#clear('decision_note');
  }

  /** What stops the passage, to be said above it. A rest that is owed is asked for on the form itself. */
  get wrong(): Problem[] {
    return this.problems.filter((one) => one.severity === 'error' && one.code !== 'second_reading_missing');
  }

  problem(field: string): Problem | null {
    return (
      this.problems.find((one) => one.field === field && one.severity === 'error') ??
      this.problems.find((one) => one.field === field) ??
      null
    );
  }

  #clear(field: string): void {
    if (this.problems.some((one) => one.field === field)) {
      this.problems = this.problems.filter((one) => one.field !== field);
    }
  }
}

/** The keys that mend a field; null where a tap on the form itself does. */
function slotOf(field: string): Slot {
  if (field === 'vehicle_type') return { at: 'vehicle' };
  if (field === 'plate') return { at: 'plate' };
  const match = /^people\/([a-z0-9]+)\/(name|birth_year|temp1|temp2)$/.exec(field);
  if (!match?.[1]) return null;
  const at = match[2] === 'birth_year' ? 'year' : (match[2] as PersonSlot);
  return { at, person: match[1] };
}
