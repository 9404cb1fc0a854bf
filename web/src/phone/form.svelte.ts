/**
 * What every form of a record does: keep a draft at every keystroke, bring it back after a killed tab,
 * check while typing without scolding, save once, and say what is wrong where it is wrong.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { FieldProblem } from '../ui/Field.svelte';
import { isUnreadable, type Typed, type Unreadable } from '../ui/typed.svelte';
import { pick } from '../i18n/index.svelte';
import { fieldLabel, fieldOf } from '../i18n/kinds';
import { type Arrival, Arrivals, type Boxes } from '../record/arrivals.svelte';
import { DraftPace } from '../record/draft-pace';
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
  /** Text that is no value yet, such as half a date, by the field of its box. */
  unread?: Record<string, Unreadable>;
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
  /** The record was saved: this form writes nothing any more. */
  done = $state(false);
  /** Text that is no value yet, such as half a date. While its box is there, nothing is saved. */
  #unread = new SvelteMap<string, Unreadable>();
  /** Boxes that went from the screen: another choice asks for other fields. They stop nobody. */
  #gone = new SvelteSet<string>();

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
  #beside = new SvelteMap<string, string | undefined>();
  /** Whether a draft of this form may be stored. */
  #kept = false;
  /** Values that the form filled in by itself: nothing that a person wrote, so no reason for a draft. */
  #suggested: Record<string, Scalar> = {};
  #draft = new DraftPace(() => this.#put());
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #checked = 0;

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
      value: (name) => (this.#unread.has(name) ? undefined : (this.fields[name] ?? null)),
      writes: (name) => this.writes(name),
      held: (name) => this.#held === name,
      begin: (name, value) => (this.#before[name] = value),
      put: (name, value) => {
        this.fields[name] = value;
        this.#unread.delete(name);
      },
      remember: (name) => {
        const [field, before] = [this.fields[name] ?? null, this.#before[name] ?? null];
        const unread = this.#unread.get(name);
        return () => {
          this.fields[name] = field;
          this.#before[name] = before;
          if (unread) this.#unread.set(name, unread);
        };
      },
    };
  }

  /** The record as it stands now; `held` is the field in whose box the person is. */
  arrive(record: WholeRecord, held: string | null = null): void {
    if (this.done) return;
    this.#held = held;
    this.arrivals?.arrive(record.stands);
    this.#held = null;
  }

  /**
   * Brings back what was typed before the tab was killed. Fails where the draft cannot be read: then the form must
   * not be shown, as what is typed next would take its place.
   */
  async load(): Promise<void> {
    const draft = await this.#worker.getDraft(draftKey(this.start.route));
    if (draft && isFormDraft(draft.value)) {
      this.fields = { ...this.#beginning(), ...draft.value.fields };
      for (const [name, unread] of Object.entries(draft.value.unread ?? {})) this.#unread.set(name, unread);
      this.place = draft.value.place ?? this.place;
      this.restored_ms = draft.saved_at_ms;
      this.#kept = true;
      // What arrived since it was typed is shown beside it, however long ago that was.
      const names = [...Object.keys(draft.value.fields), ...this.#unread.keys()];
      this.arrivals?.recall(names, draft.value.seen ?? {});
    }
    this.ready = true;
  }

  /** A box says so while it is there, and shows by itself what arrives for it. Gives the way to take it back. */
  showsBeside(name: string, label?: string): () => void {
    this.#beside.set(name, label);
    this.#gone.delete(name);
    return () => {
      this.#beside.delete(name);
      this.#gone.add(name);
    };
  }

  /** What arrived for fields that have no box here, such as the mark that the record was taken out. */
  get apart(): readonly Arrival[] {
    const hasBox = (name: string): boolean =>
      [...this.#beside.keys()].some((box) => name === box || name.startsWith(`${box}/`));
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

  /** What a box reports into which a value is typed. */
  typed(name: string, typed: Typed<string> | Typed<number>): void {
    if (!isUnreadable<string | number>(typed)) {
      if (this.#unread.delete(name)) this.#later();
      this.set(name, typed.value);
      return;
    }
    this.#unread.set(name, { text: typed.text, problem: typed.problem });
    this.fields[name] = null;
    this.#touched[name] = true;
    this.#later();
  }

  /** The text in a box that is no value. */
  unread(name: string): string | undefined {
    return this.#unread.get(name)?.text;
  }

  /** What a field is called on the screen. */
  labelOf(name: string): string {
    return this.#beside.get(name) ?? fieldLabel(this.start.kind, name);
  }

  /** Why nothing is saved now: fields whose boxes hold what is no value, and what the form asks for beyond. */
  get stops(): string[] {
    const boxes = [...this.#unread.keys()].filter((name) => !this.#gone.has(name));
    return [...boxes, ...Object.keys(this.#demands).filter((name) => this.#demands[name])];
  }

  mark(name: string, codes: readonly string[]): void {
    for (const code of this.marked(name)) this.fields[`${name}/${code}`] = null;
    for (const code of codes) this.fields[`${name}/${code}`] = true;
    this.#touched[name] = true;
    this.#later();
  }

  /** What to say at a field: errors once it was touched or saving was asked for, warnings at once. */
  problem(name: string): FieldProblem | null {
    const unread = this.#unread.get(name);
    if (unread) return this.asked ? unread.problem : null;
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
    if (this.#unread.has(name)) return true;
    const differs = stored(this.fields[name] ?? null) !== (this.#before[name] ?? null);
    return differs || this.arrivals?.decided.has(name) === true;
  }

  /** What differs from the record, or everything that a new record holds. */
  changes(): Record<string, Scalar> {
    const changed: Record<string, Scalar> = {};
    for (const [name, value] of Object.entries(this.fields)) {
      // Of text that is no value nothing may be made, least of all an empty field.
      if (this.writes(name) && !this.#unread.has(name)) changed[name] = stored(value);
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
    if (this.#unread.size > 0) return true;
    if (this.start.original) return Object.keys(this.changes()).length > 0;
    const untouched: Record<string, Scalar> = { ...this.start.initial, ...this.#suggested };
    return Object.entries(this.fields).some(([name, value]) => stored(value) !== (untouched[name] ?? null));
  }

  /**
   * Saves this record, with others that belong to the same tap. Null when nothing was tried: it is being saved, was
   * saved, or something `stops` it.
   */
  async save(others?: () => Promise<Edit[]>, ref?: string): Promise<SaveOutcome | null> {
    this.asked = true;
    if (this.saving || this.done || this.stops.length > 0) return null;
    this.saving = true;
    this.#draft.cancel();
    try {
      const beside = (await others?.()) ?? [];
      const edit = this.edit();
      const own: Edit = ref === undefined || edit.id !== undefined ? edit : { ...edit, ref };
      const outcome = await this.#worker.save([own, ...beside], { draft: draftKey(this.start.route) });
      if (outcome.saved) this.done = true;
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
    const unread = [...this.#unread];
    this.#draft.cancel();
    const unsettle = this.arrivals?.settle();
    this.fields = this.#beginning();
    this.#unread.clear();
    this.restored_ms = null;
    this.#touched = {};
    this.asked = false;
    this.#kept = false;
    await this.#worker.deleteDraft(draftKey(this.start.route));
    return () => {
      unsettle?.();
      this.fields = kept;
      for (const [name, one] of unread) this.#unread.set(name, one);
      this.#later();
    };
  }

  /** Puts the draft away now: the page may be killed at any moment. */
  flush(): void {
    this.#draft.now();
  }

  #put(): void {
    if (this.done || this.saving || !this.ready) return;
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
      ...(this.#unread.size > 0 && { unread: Object.fromEntries(this.#unread) }),
      ...(this.arrivals && {
        seen: this.arrivals.seenAt([...Object.keys(fields), ...this.#unread.keys()]),
      }),
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
    this.#draft.soon();
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.check(), CHECK_DELAY_MS);
  }

  /** Asks what is wrong or doubtful; older answers that come late are dropped. */
  async check(): Promise<void> {
    const number = ++this.#checked;
    const whole: Edit = { ...this.edit(), fields: $state.snapshot(this.fields) };
    try {
      const problems = await this.#worker.check(whole);
      if (number === this.#checked && !this.done) this.problems = problems;
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
