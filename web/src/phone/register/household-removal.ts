/** Taking a household out, with the people that live in it, and bringing back what was taken out with it. */
import { changeOf } from '../../record/seen';
import type { Change, PhoneWorker, WholeRecord } from '../../worker/api';

type Worker = Pick<PhoneWorker, 'list' | 'record'>;

async function peopleOf(worker: Worker, household: string, removed: boolean): Promise<WholeRecord[]> {
  const { records } = await worker.list({
    kind: 'person',
    where: { household },
    ...(removed && { with_removed: true }),
  });
  const found = await Promise.all(
    records.filter((one) => one.removed === removed).map((one) => worker.record(one.id)),
  );
  return found.filter((one) => one !== null);
}

/** One moment for all of it says later that they went together. */
export async function removalOf(worker: Worker, household: WholeRecord, now_ms: number): Promise<Change[]> {
  const people = await peopleOf(worker, household.id, false);
  return [household, ...people].map((one) => changeOf(one, { 'removed/at': now_ms }));
}

/** The people who were taken out together with this household. */
export async function restorationOf(worker: Worker, household: WholeRecord): Promise<Change[]> {
  const at = household.fields['removed/at'];
  if (typeof at !== 'number') return [];
  const people = await peopleOf(worker, household.id, true);
  return people
    .filter((one) => one.fields['removed/at'] === at)
    .map((one) => changeOf(one, { 'removed/at': null, 'removed/reason': null }));
}

/** How many people of an area are on the list, without those whose household was taken out. */
export async function countPeople(worker: Worker, place: string): Promise<number> {
  const count = async (where?: { household: string }): Promise<number> =>
    (await worker.list({ kind: 'person', place, limit: 0, ...(where && { where }) })).total;
  const query = { kind: 'household', place };
  const standing = await worker.list({ ...query, limit: 0 });
  const all = await worker.list({ ...query, with_removed: true, limit: 0 });
  if (all.total === standing.total) return count();
  const { records } = await worker.list({ ...query, with_removed: true, limit: all.total });
  const gone = records.filter((one) => one.removed);
  const left = await Promise.all(gone.map(({ id }) => count({ household: id })));
  return (await count()) - left.reduce((sum, n) => sum + n, 0);
}
