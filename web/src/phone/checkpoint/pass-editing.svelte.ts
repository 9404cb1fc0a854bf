/**
 * A saved passage, opened again. Only what was changed is written, and only what was before the eyes is
 * replaced: what arrives for it meanwhile follows or is shown beside, as in every form.
 */
import { Arrivals, type Boxes } from '../../record/arrivals.svelte';
import type { Change, Scalar, Seen, WholeRecord } from '../../worker/api';
import { isPassDraft, type PassDraft, PassForm, type Slot } from './pass-form.svelte';
import { changedFields, type Decision, type Fields, fromFields } from './pass-values';

/** What survives a killed tab: what was typed, what it was typed over, and what had been seen of it. */
export interface PassEditDraft extends PassDraft {
  /** Missing in drafts of older versions: nothing is known to have been seen then. */
  base?: Fields;
  seen?: Seen;
}

/** The field in which the keys write. */
function fieldOf(slot: Slot): string | null {
  if (slot === null || slot.at === 'known') return null;
  if (!('person' in slot)) return slot.at === 'vehicle' ? 'vehicle_type' : 'plate';
  return `people/${slot.person}/${slot.at === 'year' ? 'birth_year' : slot.at}`;
}

export class PassEditing {
  form = $state.raw<PassForm>(new PassForm());
  readonly arrivals: Arrivals;
  /** What stands in the record as far as the form shows it. */
  #base = $state.raw<Fields>({});
  readonly #id: string;

  constructor(record: WholeRecord, draft: unknown = null) {
    this.#id = record.id;
    this.#base = record.fields;
    this.form = new PassForm(fromFields(record.fields), record.id);
    this.arrivals = new Arrivals(this.#boxes(), record.stands);
    if (isPassDraft(draft)) this.#restore(draft);
  }

  #restore(draft: PassEditDraft): void {
    const typed = PassForm.fromDraft(draft, this.#id).fields;
    const own = changedFields(draft.base ?? this.#base, typed);
    this.form = new PassForm(fromFields({ ...this.#base, ...own }), this.#id);
    this.form.open(draft.slot);
    this.form.takeUnread(draft);
    this.arrivals.recall(Object.keys(own), draft.seen ?? {});
  }

  /** The record as it stands now. */
  arrive(record: WholeRecord): void {
    this.arrivals.arrive(record.stands);
  }

  /** What is written with this decision; without one only what was typed. */
  changes(decision?: Decision): Fields {
    const after = { ...this.form.fields, ...(decision && { decision }) };
    const changed = changedFields(this.#base, after);
    for (const name of this.arrivals.decided) changed[name] ??= this.#value(name);
    return changed;
  }

  change(decision: Decision): Change {
    return { id: this.#id, kind: 'pass', fields: this.changes(decision), seen: this.arrivals.seen };
  }

  draft(): PassEditDraft {
    const seen = this.arrivals.seenAt(Object.keys(this.changes()));
    return { ...this.form.draft(), base: this.#base, seen };
  }

  #value(name: string): Scalar {
    const { fields } = this.form;
    return (name in fields ? fields[name] : this.#base[name]) ?? null;
  }

  #boxes(): Boxes {
    return {
      value: (name) => this.#value(name),
      writes: (name) => name in this.changes(),
      held: (name) => fieldOf(this.form.slot) === name,
      begin: (name, value) => (this.#base = { ...this.#base, [name]: value }),
      put: (name, value) => this.#put(name, value),
      remember: (name) => {
        const [value, base] = [this.#value(name), this.#base[name] ?? null];
        return () => {
          this.#base = { ...this.#base, [name]: base };
          this.#put(name, value);
        };
      },
    };
  }

  /** One field gets another value; what is half typed elsewhere, such as a reading, stays as it is. */
  #put(name: string, value: Scalar): void {
    const { form } = this;
    const fields = { ...this.#base, ...changedFields(this.#base, form.fields), [name]: value };
    const next = new PassForm(fromFields(fields), this.#id);
    for (const one of next.values.people) {
      const before = form.occupant(one.id);
      const at = (field: string): boolean => name === `people/${one.id}/${field}`;
      if (before && !at('temp1')) Object.assign(one, { temp1: before.temp1, temp1AtMs: before.temp1AtMs });
      if (before && !at('temp2')) Object.assign(one, { temp2: before.temp2, temp2AtMs: before.temp2AtMs });
    }
    if (name !== 'plate') next.values.plate = form.values.plate;
    const { slot, tail, sheetChosen, halfYears, unread, problems } = form;
    this.form = Object.assign(next, { slot, tail, sheetChosen, halfYears, unread, problems });
  }
}
