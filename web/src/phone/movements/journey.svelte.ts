/**
 * What one person's movements say about each other: a return ends the departure before it, and somebody who is away
 * does not leave a second time without it being asked about.
 */
import { changeOf } from '../../record/seen';
import type { Change, PhoneWorker, RecordView, Scalar, WholeRecord } from '../../worker/api';
import type { RecordForm } from '../form.svelte';

type Worker = Pick<PhoneWorker, 'list' | 'record'>;
type Fields = Record<string, Scalar>;

/** `end`: the departure that stands open is over. `keep`: it is followed further, beside this movement. */
export type Answer = 'end' | 'keep';

/** What has to be asked before a movement is saved. */
export interface Question {
  about: 'second_departure' | 'return_before_departure';
  departure: WholeRecord;
}

const time = (fields: Fields, name: string): number | null => {
  const value = fields[name];
  return typeof value === 'number' ? value : null;
};

/** Has left, and nobody said that they are back. */
export const isAway = ({ fields, removed }: Pick<RecordView, 'fields' | 'removed'>): boolean =>
  !removed &&
  fields['direction'] === 'departure' &&
  fields['closed'] !== true &&
  time(fields, 'depart_actual') !== null;

/** When a departure began, as far as it is known. */
const began = ({ fields }: Pick<RecordView, 'fields'>): number | null =>
  time(fields, 'depart_actual') ?? time(fields, 'depart_planned');

/** Departures that nobody has closed: of this person, and the one from which a return was opened. */
export async function openDepartures(
  worker: Worker,
  person: string,
  from: string | null,
): Promise<WholeRecord[]> {
  let ids = from === null ? [] : [from];
  if (person !== '') {
    const { records } = await worker.list({ kind: 'movement', where: { person, direction: 'departure' } });
    ids = [...ids, ...records.map(({ id }) => id).filter((id) => id !== from)];
  }
  const found = await Promise.all(ids.map((id) => worker.record(id)));
  return found.filter(
    (record): record is WholeRecord => record !== null && !record.removed && record.fields['closed'] !== true,
  );
}

const text = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** The changes by which a return ends the departures before it: once the person is here, not while it is planned. */
export async function endedBy(worker: Worker, comeBack: Fields): Promise<Change[]> {
  const arrived = time(comeBack, 'arrive_actual');
  if (text(comeBack, 'direction') !== 'return' || arrived === null) return [];
  const from = text(comeBack, 'departure') || null;
  const open = await openDepartures(worker, text(comeBack, 'person'), from);
  return open
    .filter((departure) => departure.id === from || (began(departure) ?? arrived) <= arrived)
    .map((departure) => changeOf(departure, { closed: true }));
}

/** Beside the form of a movement: what else the same tap writes, and what has to be asked before. */
export class Journey {
  /** Departures of this person that stand open, as far as they were looked for. */
  open = $state.raw<readonly WholeRecord[]>([]);
  answer = $state<Answer | null>(null);
  #looked = 0;

  constructor(
    private readonly worker: Worker,
    readonly form: RecordForm,
  ) {}

  /** Looks again: for another person, or another way. */
  async look(): Promise<void> {
    const number = ++this.#looked;
    const { fields } = this.form;
    const found = await openDepartures(
      this.worker,
      text(fields, 'person'),
      text(fields, 'departure') || null,
    );
    const own = this.form.start.original?.id;
    if (number === this.#looked) this.open = found.filter((one) => one.id !== own);
  }

  question = $derived.by((): Question | null => {
    const { fields } = this.form;
    const direction = text(fields, 'direction');
    const left = time(fields, 'depart_actual');
    if (direction === 'departure' && left !== null && !this.form.start.original) {
      const departure = this.open.find(isAway);
      return departure ? { about: 'second_departure', departure } : null;
    }
    const arrived = time(fields, 'arrive_actual');
    if (direction !== 'return' || arrived === null) return null;
    const later = this.open.find((one) => isAway(one) && (began(one) ?? arrived) > arrived);
    return later ? { about: 'return_before_departure', departure: later } : null;
  });

  /** Of other records: what this movement ends. */
  async edits(): Promise<Change[]> {
    // As they stand now, not as they stood when the form was opened.
    await this.look();
    const { question, answer } = this;
    if (question?.about === 'second_departure' && answer === 'end')
      return this.open.filter(isAway).map((one) => changeOf(one, { closed: true }));
    const ended = await endedBy(this.worker, this.form.fields);
    if (question?.about !== 'return_before_departure') return ended;
    const others = ended.filter(({ id }) => id !== question.departure.id);
    return answer === 'end' ? [...others, changeOf(question.departure, { closed: true })] : others;
  }
}
