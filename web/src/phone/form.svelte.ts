/**
 * What every form of a record does: keep a draft at every keystroke, bring it back after a killed tab,
 * check while typing without scolding, save once, and say what is wrong where it is wrong.
 */
import { SvelteSet } from 'svelte/reactivity';
import type { FieldProblem } from '../ui/Field.svelte';
import { pick } from '../i18n/index.svelte';
import { fieldOf } from '../i18n/kinds';
import { type Arrival, Arrivals, type Boxes } from '../record/arrivals.svelte';
import type { Edit, PhoneWorker, Problem, SaveOutcome, Scalar, Seen, WholeRecord } from '../worker/api';

/** What a draft holds: enough for the home screen to name it and to lead back to its form. */
export interface FormDraft {
  /** The address of the form, `#/household/new?place=00025-01`. */
  route: string;
  kind: string;
  place?: string | null;
  /** Whom or what it is about, as far as it was typed. */
  title: string;
  fields: Record<string, Scalar>;
  /** Of a record that exists: what the author had seen of these fields. Drafts of older versions do not say it. */
  seen?: Seen;
}

export function isFormDraft(value: unknown): value is FormDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<FormDraft>;
  return (
    typeof draft.route === 'string' && typeof draft.kind === 'string' && typeof draft.fields === 'object'
  );
}

/** Typing is put away after a breath, and at once when the page may be about to go. */
const DRAFT_DELAY_MS = 250;
const CHECK_DELAY_MS = 350;

export interface FormStart {
  kind: string;
  /** The form's own address; also the key of its draft. */
  route: string;
  /** The record that is changed; absent for a new one. */
  original?: WholeRecord | null;
  place?: string | null;
  /** What a new record begins with. */
  initial?: Record<string, Scalar>;
  /** The field that names the record. */
  titleField: string;
}

export const draftKey = (route: string): string => `form:${route}`;

/** Whether a person wrote it: what the app fills in from other fields is no news of its own. */
function isWritten(kind: string, { name, choice }: Arrival): boolean {
  return choice === 'open' || (fieldOf(kind, name)?.set_by ?? 'person') === 'person';
}

/** Empty text is no value: it is stored as null, so that clearing a box clears the field. */
const stored = (value: Scalar): Scalar => (typeof value === 'string' && value.trim() === '' ? null : value);

export class RecordForm {
  fields = $state<Record<string, Scalar>>({});
  problems = $state.raw<Problem[]>([]);
  saving = $state(false);
  /** When the draft that was brought back was kept; null = none was. */
  restored_ms = $state<number | null>(null);
  /** True once a person asked to save: from then on what is missing is said. */
  asked = $state(false);
  ready = $state(false);
  /** The area of a new record; may be chosen in the form. */
  place = $state<string | null>(null);
  /** Boxes that hold text which is no value yet, such as half a date. */
  unreadable = $state<Record<string, boolean>>({});

  /** What this form asks for beyond the kind's own rules, such as an answer to every question. */
  #demands = $state<Record<string, string | null>>({});

  readonly start: FormStart;
  /** What arrives for the record meanwhile; null for a new one. */
  readonly arrivals: Arrivals | null;
  #worker: PhoneWorker;
  #touched = $state<Record<string, boolean>>({});
  /** What stands in the record as far as the form shows it: what differs from it is written. */
  #before = $state<Record<string, Scalar>>({});
  /** The field in whose box the person is. */
  #held: string | null = null;
  /** The fields whose boxes show by themselves what arrives for them. */
  #beside = new SvelteSet<string>();
  /** Whether a draft of this form may be stored. */
  #kept = false;
  /** Values that the form filled in by itself: nothing that a person wrote, so no reason for a draft. */
  #suggested: Record<string, Scalar> = {};
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #checked = 0;
  #done = false;

  constructor(worker: PhoneWorker, start: FormStart) {
    this.#worker = worker;
    this.start = start;
    this.place = start.original?.place ?? start.place ?? null;
    this.#before = { ...start.original?.fields };
    this.fields = this.#beginning();
    this.arrivals = start.original ? new Arrivals(this.#boxes(), start.original.stands) : null;
  }

  #beginning(): Record<string, Scalar> {
    return this.start.original ? { ...this.#before } : { ...this.start.initial };
  }

  #boxes(): Boxes {
    return {
      value: (name) => (this.unreadable[name] === true ? undefined : (this.fields[name] ?? null)),
      writes: (name) => this.writes(name),
      held: (name) => this.#held === name,
      begin: (name, value) => (this.#before[name] = value),
      put: (name, value) => {
        this.fields[name] = value;
        this.unreadable[name] = false;
      },
      remember: (name) => {
        const [field, before] = [this.fields[name] ?? null, this.#before[name] ?? null];
        return () => {
          this.fields[name] = field;
          this.#before[name] = before;
        };
      },
    };
  }

  /** The record as it stands now; `held` is the field in whose box the person is. */
  arrive(record: WholeRecord, held: string | null = null): void {
    if (this.#done) return;
    this.#held = held;
    this.arrivals?.arrive(record.stands);
    this.#held = null;
  }

  /** Brings back what was typed before the tab was killed. */
  async load(): Promise<void> {
    const draft = await this.#worker.getDraft(draftKey(this.start.route)).catch(() => null);
    if (draft && isFormDraft(draft.value)) {
      this.fields = { ...this.#beginning(), ...draft.value.fields };
      this.place = draft.value.place ?? this.place;
      this.restored_ms = draft.saved_at_ms;
      this.#kept = true;
      // What arrived since it was typed is shown beside it, however long ago that was.
      this.arrivals?.recall(Object.keys(draft.value.fields), draft.value.seen ?? {});
    }
    this.ready = true;
  }

  /** A box that shows by itself what arrives for it says so while it is there. Gives the way to take it back. */
  showsBeside(name: string): () => void {
    this.#beside.add(name);
    return () => this.#beside.delete(name);
  }

  /** What arrived for fields that have no box here, such as the mark that the record was taken out. */
  get apart(): readonly Arrival[] {
    const hasBox = (name: string): boolean =>
      [...this.#beside].some((box) => name === box || name.startsWith(`${box}/`));
    return (this.arrivals?.all ?? []).filter((one) => !hasBox(one.name) && isWritten(this.start.kind, one));
  }

  /** Something was chosen about what arrived: the draft and the messages follow. */
  touched(): void {
    this.#later();
  }

  text(name: string): string {
    const value = this.fields[name];
    return typeof value === 'string' ? value : '';
  }

  number(name: string): number | null {
    const value = this.fields[name];
    return typeof value === 'number' ? value : null;
  }

  is(name: string): boolean {
    return this.fields[name] === true;
  }

  /** The codes of a set that are marked: keys `symptoms/fever` = true. */
  marked(name: string): string[] {
    const prefix = `${name}/`;
    return Object.keys(this.fields)
      .filter((key) => key.startsWith(prefix) && this.fields[key] === true)
      .map((key) => key.slice(prefix.length));
  }

  /** Fills in what is most likely, such as the present time. */
  suggest(name: string, value: Scalar): void {
    this.#suggested[name] = value;
    this.fields[name] = value;
  }

  set(name: string, value: Scalar): void {
    if (this.fields[name] === value) return;
    this.fields[name] = value;
    this.#touched[name] = true;
    this.#later();
  }

  mark(name: string, codes: readonly string[]): void {
    for (const code of this.marked(name)) this.fields[`${name}/${code}`] = null;
    for (const code of codes) this.fields[`${name}/${code}`] = true;
    this.#touched[name] = true;
    this.#later();
  }

  /** What to say at a field: errors once it was touched or saving was asked for, warnings at once. */
  problem(name: string): FieldProblem | null {
    const demand = this.#demands[name];
    if (demand && this.asked) return { severity: 'error', text: demand };
    const found =
      this.problems.find((one) => one.field === name && one.severity === 'error') ??
      this.problems.find((one) => one.field === name);
    if (!found) return null;
    const missing = found.code.startsWith('required') || found.code.endsWith('_missing');
    const spoken = this.asked || (this.#touched[name] === true && !missing);
    if (!spoken && found.severity === 'error') return null;
    if (!spoken && this.#touched[name] !== true && missing) return null;
    return { severity: found.severity, text: pick(found), ...(found.example && { example: found.example }) };
  }

  /** Asks for something before saving; null takes the demand back. */
  demand(name: string, text: string | null): void {
    this.#demands[name] = text;
  }

  get errors(): Problem[] {
    return this.problems.filter((one) => one.severity === 'error');
  }

  /** Whether saving writes this field. */
  writes(name: string): boolean {
    if (this.unreadable[name] === true) return true;
    const differs = stored(this.fields[name] ?? null) !== (this.#before[name] ?? null);
    return differs || this.arrivals?.decided.has(name) === true;
  }

  /** What differs from the record, or everything that a new record holds. */
  changes(): Record<string, Scalar> {
    const changed: Record<string, Scalar> = {};
    for (const [name, value] of Object.entries(this.fields)) {
      if (this.writes(name)) changed[name] = stored(value);
    }
    return changed;
  }

  edit(): Edit {
    const { kind, original } = this.start;
    if (original) {
      return { id: original.id, kind, fields: this.changes(), seen: this.arrivals?.seen ?? {} };
    }
    return { kind, ...(this.place && { place: this.place }), fields: this.changes() };
  }

  get dirty(): boolean {
    if (this.start.original) return Object.keys(this.changes()).length > 0;
    const untouched: Record<string, Scalar> = { ...this.start.initial, ...this.#suggested };
    return Object.entries(this.fields).some(([name, value]) => stored(value) !== (untouched[name] ?? null));
  }

  /** Saves this record, with others that belong to the same tap. Null when boxes hold what is no value. */
  async save(others: Edit[] = [], ref?: string): Promise<SaveOutcome | null> {
    this.asked = true;
    if (this.saving || Object.values(this.unreadable).some(Boolean)) return null;
    if (Object.values(this.#demands).some(Boolean)) return null;
    this.saving = true;
    clearTimeout(this.#draftTimer);
    try {
      const edit = this.edit();
      const own: Edit = ref === undefined || edit.id !== undefined ? edit : { ...edit, ref };
      const outcome = await this.#worker.save([own, ...others], { draft: draftKey(this.start.route) });
      if (outcome.saved) this.#done = true;
      else if (outcome.reason === 'invalid') this.problems = outcome.problems.flat();
      return outcome;
    } finally {
      this.saving = false;
      // Whatever went wrong, what was typed stays.
      this.flush();
    }
  }

  /** Throws the draft away and begins again. Gives what brings it back. */
  async discard(): Promise<() => void> {
    const kept = { ...this.fields };
    clearTimeout(this.#draftTimer);
    const unsettle = this.arrivals?.settle();
    this.fields = this.#beginning();
    this.restored_ms = null;
    this.#touched = {};
    this.asked = false;
    this.#kept = false;
    await this.#worker.deleteDraft(draftKey(this.start.route));
    return () => {
      unsettle?.();
      this.fields = kept;
      this.#later();
    };
  }

  /** Puts the draft away now: the page may be killed at any moment. */
  flush(): void {
    clearTimeout(this.#draftTimer);
    if (this.#done || this.saving || !this.ready) return;
    if (!this.dirty) return this.#forget();
    this.#kept = true;
    const fields = this.start.original ? this.changes() : $state.snapshot(this.fields);
    const draft: FormDraft = {
      route: this.start.route,
      kind: this.start.kind,
      place: this.place,
      title: this.text(this.start.titleField),
      // Of a record that exists only what was changed: another's newer value must not be written back over.
      fields,
      ...(this.arrivals && { seen: this.arrivals.seenAt(Object.keys(fields)) }),
    };
    void this.#worker
      .putDraft(draftKey(this.start.route), draft)
      .catch((error: unknown) => console.error(error));
  }

  /** Everything was changed back: nothing is left to be brought back either. */
  #forget(): void {
    if (!this.#kept) return;
    this.#kept = false;
    void this.#worker.deleteDraft(draftKey(this.start.route)).catch((error: unknown) => console.error(error));
  }

  #later(): void {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => this.flush(), DRAFT_DELAY_MS);
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.check(), CHECK_DELAY_MS);
  }

  /** Asks what is wrong or doubtful; older answers that come late are dropped. */
  async check(): Promise<void> {
    const number = ++this.#checked;
    const whole: Edit = { ...this.edit(), fields: $state.snapshot(this.fields) };
    try {
      const problems = await this.#worker.check(whole);
      if (number === this.#checked && !this.#done) this.problems = problems;
    } catch (error) {
      // Checking while typing is a courtesy; saving checks again.
      console.error(error);
    }
  }

  /** Keeps the draft safe when the page is hidden or left. Call while a component is set up. */
  watch(): void {
    $effect(() => {
      const hidden = () => this.flush();
      document.addEventListener('visibilitychange', hidden);
      window.addEventListener('pagehide', hidden);
      return () => {
        this.flush();
        document.removeEventListener('visibilitychange', hidden);
        window.removeEventListener('pagehide', hidden);
        clearTimeout(this.#checkTimer);
      };
    });
  }
}
