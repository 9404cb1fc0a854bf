/**
 * A phone at the barrier during one shift: the passage being typed, those that wait for a second
 * reading, what was saved last and can be taken back, and the running count.
 */
import { SvelteSet } from 'svelte/reactivity';
import type { Edit, PhoneRecord, PhoneWorker, SaveOutcome } from '../../worker/api';
import { changeOfRow } from '../deed';
import { untilRead } from '../until-read';
import { DraftKeeper } from './draft-keeper';
import { type Earlier, earlierPasses, timeOf } from './earlier';
import { isPassDraft, occupantId, type PassDraft, PassForm } from './pass-form.svelte';
import {
  type Decision,
  fromFields,
  givenFields,
  nextPass,
  type Occupant,
  type PassValues,
} from './pass-values';
import { isHigh, type Tally, tally } from './tally';
import { readTemperature } from './temperature';

/** The passage that was saved last on this phone. */
export interface Saved {
  id: string;
  atMs: number;
  values: PassValues;
  /** Null where the vehicle drove through. */
  decision: Decision | null;
  undo: string;
}

type Refused = Extract<SaveOutcome, { saved: false }>;

/** A refusal comes with its reason: each has words of its own. */
export type Outcome = 'saved' | 'busy' | 'invalid' | 'failed' | Refused;

export const draftPrefix = (place: string): string => `checkpoint:${place}:pass:`;

export class Station {
  form = $state.raw<PassForm>(new PassForm());
  /** Put aside, the longest waiting first. */
  parked = $state.raw<PassForm[]>([]);
  last = $state.raw<Saved | null>(null);
  saving = $state(false);
  feverC = $state<number | null>(null);
  /** Minutes of rest before a second reading; null where no rule says. */
  restMin = $state<number | null>(null);
  ready = $state(false);
  /** Everything at this checkpoint since the day on which the shift began; undefined until it was read. */
  passes = $state.raw<PhoneRecord[] | undefined>(undefined);

  readonly keeper: DraftKeeper;
  #kept = new SvelteSet<string>();

  constructor(
    private readonly worker: PhoneWorker,
    readonly place: string,
    readonly shift: string,
  ) {
    this.keeper = new DraftKeeper(worker);
  }

  readonly ofShift = $derived((this.passes ?? []).filter((one) => one.fields['shift'] === this.shift));
  readonly tally: Tally = $derived(tally(this.ofShift, this.feverC));
  readonly newest = $derived(this.ofShift.toSorted((a, b) => timeOf(b) - timeOf(a))[0]);
  readonly earlier: Earlier[] = $derived(earlierPasses(this.passes ?? []));

  /** Brings back what was half typed, then what the rules say. */
  async load(now_ms: number): Promise<void> {
    await Promise.all([
      untilRead(() => this.#restore()),
      this.worker.dayRules(now_ms).then(
        (rules) => {
          this.feverC = rules.fever_c;
          this.restMin = rules.remeasure_wait_min;
        },
        (error: unknown) => console.error(error),
      ),
    ]);
    this.ready = true;
  }

  async #restore(): Promise<void> {
    const prefix = draftPrefix(this.place);
    const kept = (await this.worker.drafts()).filter((draft) => draft.key.startsWith(prefix));
    const forms = kept
      .sort((a, b) => a.saved_at_ms - b.saved_at_ms)
      .flatMap((draft) =>
        isPassDraft(draft.value) ? [PassForm.fromDraft(draft.value, draft.key.slice(prefix.length))] : [],
      );
    for (const form of forms) this.#kept.add(form.draftId);
    const open = forms.filter((form) => form.parkedAtMs === null).at(-1);
    this.parked = forms.filter((form) => form !== open);
    if (open) this.form = open;
  }

  /** New passes were read. The first answer says how the last passage went: direction and vehicle stay. */
  take(passes: PhoneRecord[]): void {
    const first = this.passes === undefined;
    this.passes = passes;
    if (first && this.newest && !this.form.started) this.#follow(fromFields(this.newest.fields));
  }

  #follow(values: PassValues): void {
    this.form = new PassForm(nextPass(values, occupantId(0)));
  }

  /** Called whenever the form changed. */
  keepDraft(draft: PassDraft = this.form.draft()): void {
    const { form } = this;
    if (form.started) {
      this.#kept.add(form.draftId);
      this.keeper.later(this.#key(form), draft);
    } else if (this.#kept.delete(form.draftId)) this.keeper.drop(this.#key(form));
  }

  #key(form: PassForm): string {
    return draftPrefix(this.place) + form.draftId;
  }

  /** First reading high and no second one yet. */
  mustRest(one: Occupant): boolean {
    return isHigh(one.temp1, this.feverC) && readTemperature(one.temp2).state !== 'ok';
  }

  /** The decision saves: afterwards the form is clear for whoever comes next. */
  decide(decision: Decision, now_ms: number): Promise<Outcome> {
    return this.#save(decision, {}, now_ms);
  }

  /** Somebody drove through: what is known of the vehicle is saved, with what happened. The form stays as typed. */
  evade(what: string, now_ms: number): Promise<Outcome> {
    return this.#save(null, { evaded: true, decision_note: what }, now_ms);
  }

  async #save(decision: Decision | null, said: Edit['fields'], now_ms: number): Promise<Outcome> {
    if (this.saving) return 'busy';
    const { form } = this;
    if (form.stops.length > 0) {
      form.refuse(form.stops);
      return 'invalid';
    }
    this.saving = true;
    const values = form.draft().values;
    const at = values.lateAtMs ?? now_ms;
    const edit: Edit = {
      kind: 'pass',
      place: this.place,
      fields: { at, shift: this.shift, ...givenFields({ ...form.fields, ...said, decision }) },
    };
    try {
      const key = this.#key(form);
      this.keeper.cancel(key);
      const outcome = await this.worker.save([edit], { draft: key });
      if (!outcome.saved) return this.#refused(form, outcome);
      this.#kept.delete(form.draftId);
      this.last = { id: outcome.ids[0] ?? '', atMs: at, values, decision, undo: outcome.undo };
      this.form = form.next();
      return 'saved';
    } catch (error) {
      console.error(error);
      this.keepDraft();
      return 'failed';
    } finally {
      this.saving = false;
    }
  }

  #refused(form: PassForm, outcome: Refused): Outcome {
    this.keepDraft();
    if (outcome.reason === 'invalid') {
      form.refuse(outcome.problems[0] ?? []);
      return 'invalid';
    }
    return outcome;
  }

  /** Takes the last passage back into the form, as it was before the decision. */
  async undo(): Promise<boolean> {
    const saved = this.last;
    if (!saved) return false;
    const outcome = await this.worker.undo(saved.undo);
    if (!outcome.saved) return false;
    this.last = null;
    const back = new PassForm(saved.values);
    back.advance();
    if (this.form.started) this.#putAside(this.form);
    this.form = back;
    return true;
  }

  /** Why someone was not let through, said after the decision. */
  async giveReason(note: string): Promise<boolean> {
    const saved = this.last;
    if (!saved) return false;
    const shown = { id: saved.id, fields: { decision_note: saved.values.note }, conflicts: {} };
    const change = await changeOfRow(this.worker, shown, { decision_note: note });
    if (!change) return false;
    const outcome = await this.worker.save([change]);
    if (outcome.saved) this.last = { ...saved, values: { ...saved.values, note } };
    return outcome.saved;
  }

  /** The passage waits, for a rest before the second reading; the next one is typed meanwhile. */
  park(now_ms: number): void {
    const { form } = this;
    form.parkedAtMs = now_ms;
    this.#putAside(form);
    this.form = form.next();
  }

  #putAside(form: PassForm): void {
    this.#kept.add(form.draftId);
    this.keeper.later(this.#key(form), form.draft());
    this.keeper.flush();
    this.parked = [...this.parked.filter((other) => other !== form), form];
  }

  /** Brings one that waited back; what was being typed waits in its place. */
  resume(form: PassForm): void {
    if (this.form.started) this.#putAside(this.form);
    this.parked = this.parked.filter((other) => other !== form);
    form.parkedAtMs = null;
    form.advance();
    const resting = form.values.people.find((one) => this.mustRest(one));
    if (resting && form.slot === null) form.open({ at: 'temp2', person: resting.id });
    this.form = form;
  }

  /** Throws away what was typed; gives what brings it back. */
  discard(): () => void {
    const gone = this.form;
    this.#kept.delete(gone.draftId);
    this.keeper.drop(this.#key(gone));
    this.form = gone.next();
    return () => {
      if (this.form.started) this.#putAside(this.form);
      this.form = gone;
    };
  }
}

/** When the second reading may be taken: after the rest that the rules give, from the last high reading. */
export function restEndsMs(station: Station, form: PassForm, restMin: number): number | null {
  const starts = form.values.people
    .filter((one) => station.mustRest(one))
    .map((one) => one.temp1AtMs ?? form.parkedAtMs)
    .filter((at): at is number => at !== null);
  return starts.length === 0 ? null : Math.max(...starts) + restMin * 60_000;
}
