/** The movements that a team still follows. */
import { clock } from '../../ui/clock';
import { addDays, dayOf } from '../../i18n/format';
import type { ListAnswer, PhoneRecord, PhoneWorker } from '../../worker/api';
import { dueOf } from '../due';
import type { MovementList } from '../routes';

/** Clean movements are kept for 60 days (shared/data/rules.tsv); older ones are no longer followed here. */
export const FOLLOWED_DAYS = 60;

export function recentMovements(worker: PhoneWorker, search = ''): Promise<ListAnswer> {
  const from_day = addDays(dayOf(clock.now()), -FOLLOWED_DAYS);
  return worker.list({ kind: 'movement', from_day, sort: 'newest', ...(search && { search }) });
}

/** Whom a movement is about; of somebody who is not on the list only the movement itself is known. */
const whoOf = (record: PhoneRecord): string => String(record.fields['person'] ?? record.id);

/** People who have left and are not back, each once however many of their departures stand open. */
export function awayOf(records: readonly PhoneRecord[], now_ms: number): PhoneRecord[] {
  const away = new Map<string, PhoneRecord>();
  const left = ({ fields }: PhoneRecord): number =>
    typeof fields['depart_actual'] === 'number' ? fields['depart_actual'] : 0;
  for (const record of records) {
    const reason = dueOf(record, now_ms)?.reason;
    if (reason !== 'away' && reason?.startsWith('return_') !== true) continue;
    const before = away.get(whoOf(record));
    if (!before || left(before) < left(record)) away.set(whoOf(record), record);
  }
  return records.filter((record) => away.get(whoOf(record)) === record);
}

/** The same records under each heading of the list. */
export function sortInto(
  records: readonly PhoneRecord[],
  now_ms: number,
): Record<MovementList, PhoneRecord[]> {
  const lists: Record<MovementList, PhoneRecord[]> = {
    due: [],
    away: awayOf(records, now_ms),
    arrived: [],
    all: [...records],
  };
  for (const record of records) {
    const due = dueOf(record, now_ms);
    if (due && due.reason !== 'away' && due.reason !== 'expected' && due.reason !== 'to_leave')
      lists.due.push(record);
    const here =
      record.fields['direction'] !== 'departure' && typeof record.fields['arrive_actual'] === 'number';
    if (here) lists.arrived.push(record);
  }
  const by = (record: PhoneRecord): number => dueOf(record, now_ms)?.at_ms ?? Infinity;
  lists.due.sort((a, b) => by(a) - by(b));
  return lists;
}
