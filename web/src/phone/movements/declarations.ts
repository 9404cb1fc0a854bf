/** Declarations that a team still follows, and those of them that the health station must be told of. */
import { addDays, dayOf } from '../../i18n/format';
import { clock } from '../../ui/clock';
import type { ListAnswer, PhoneRecord, PhoneWorker } from '../../worker/api';
import { FOLLOWED_DAYS } from './recent';

/** A possible case of which nobody has told the health station yet, on whichever phone it was written. */
export const isUntold = (record: PhoneRecord): boolean =>
  !record.removed && record.finding === 'alarm' && typeof record.fields['notified_at'] !== 'number';

const since = (): string => addDays(dayOf(clock.now()), -FOLLOWED_DAYS);

export function recentDeclarations(
  worker: Pick<PhoneWorker, 'list'>,
  search: string,
  page: { shown: number },
): Promise<ListAnswer> {
  const query = { kind: 'declaration', from_day: since(), sort: 'newest' } as const;
  return worker.list({ ...query, limit: page.shown, ...(search && { search }) });
}

/** All of them, the latest first: none is left out because there are many. */
export async function untoldSuspects(worker: Pick<PhoneWorker, 'list'>): Promise<PhoneRecord[]> {
  const { records } = await worker.list({
    kind: 'declaration',
    from_day: since(),
    where: { notified_at: null },
    sort: 'newest',
  });
  return records.filter(isUntold);
}
