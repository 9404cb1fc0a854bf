/** What a movement still waits for, and whether it is late. */
import { dayOf } from '../i18n/format';
import type { RecordView } from '../worker/api';

export type DueReason =
  /** Means to leave, and has not yet. */
  | 'to_leave'
  /** Left and should be back by now. */
  | 'return_overdue'
  /** Left and is due back today. */
  | 'return_today'
  /** Left, and nothing is due yet. */
  | 'away'
  /** Should have arrived on an earlier day, and nobody said so. */
  | 'arrival_overdue'
  | 'arrives_today'
  | 'expected'
  /** Handed on by a checkpoint, and nobody of the team has met them. */
  | 'meet_overdue'
  | 'meet'
  /** Arrived, and the hours to report back have passed. */
  | 'report_overdue'
  | 'report_due';

export interface Due {
  reason: DueReason;
  /** By when; null where no time was given. */
  at_ms: number | null;
}

/** A person of the ward is needed now. */
export const isLate = (due: Due): boolean => due.reason.endsWith('_overdue');

const time = (record: RecordView, name: string): number | null => {
  const value = record.fields[name];
  return typeof value === 'number' ? value : null;
};

function departure(record: RecordView, now_ms: number): Due {
  const planned = time(record, 'depart_planned');
  if (time(record, 'depart_actual') === null && planned !== null)
    return { reason: 'to_leave', at_ms: planned };
  const back = time(record, 'return_planned');
  if (back === null) return { reason: 'away', at_ms: null };
  if (back < now_ms) return { reason: 'return_overdue', at_ms: back };
  return { reason: dayOf(back) === dayOf(now_ms) ? 'return_today' : 'away', at_ms: back };
}

function arrival(record: RecordView, now_ms: number): Due | null {
  if (time(record, 'arrive_actual') === null) {
    const planned = time(record, 'arrive_planned');
    if (planned === null) return null;
    if (dayOf(planned) === dayOf(now_ms)) return { reason: 'arrives_today', at_ms: planned };
    return { reason: planned < now_ms ? 'arrival_overdue' : 'expected', at_ms: planned };
  }
  const due = time(record, 'report_due_at');
  if (due === null || time(record, 'reported_back_at') !== null) return null;
  if (typeof record.fields['pass'] === 'string')
    return { reason: due < now_ms ? 'meet_overdue' : 'meet', at_ms: due };
  return { reason: due < now_ms ? 'report_overdue' : 'report_due', at_ms: due };
}

/** Null when nothing is waited for any more. */
export function dueOf(record: RecordView, now_ms: number): Due | null {
  if (record.removed || record.fields['closed'] === true) return null;
  return record.fields['direction'] === 'departure' ? departure(record, now_ms) : arrival(record, now_ms);
}

const ORDER: readonly DueReason[] = [
  'return_overdue',
  'meet_overdue',
  'report_overdue',
  'arrival_overdue',
  'meet',
  'report_due',
  'return_today',
  'arrives_today',
  'to_leave',
  'expected',
  'away',
];

export interface DueRecord<R extends RecordView = RecordView> {
  record: R;
  due: Due;
}

/** Those that wait for something, the latest first within each reason. */
export function dueList<R extends RecordView>(records: readonly R[], now_ms: number): DueRecord<R>[] {
  return records
    .flatMap((record) => {
      const due = dueOf(record, now_ms);
      return due ? [{ record, due }] : [];
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.due.reason) - ORDER.indexOf(b.due.reason) ||
        (a.due.at_ms ?? Infinity) - (b.due.at_ms ?? Infinity),
    );
}
