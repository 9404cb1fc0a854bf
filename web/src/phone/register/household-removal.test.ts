import { describe, expect, it } from 'vitest';
import type { ListQuery, PhoneWorker, WholeRecord } from '../../worker/api';
import { recordOf } from '../record.fixture';
import { countPeople, removalOf, restorationOf } from './household-removal';

const NOW = 1_636_900_000_000;
const HOME = 'a'.repeat(32);

function worker(records: readonly WholeRecord[]): PhoneWorker {
  return {
    record: (id: string) => Promise.resolve(records.find((one) => one.id === id) ?? null),
    list: ({ kind, where = {}, with_removed = false }: ListQuery) => {
      const found = records.filter(
        (one) =>
          one.kind === kind &&
          (with_removed || !one.removed) &&
          Object.entries(where).every(([name, value]) => one.fields[name] === value),
      );
      return Promise.resolve({ total: found.length, records: found });
    },
  } as unknown as PhoneWorker;
}

const household = recordOf('household', { head_name: 'An' }, HOME);
const person = (id: string, removed_at: number | null = null): WholeRecord => ({
  ...recordOf('person', { full_name: 'An', household: HOME, 'removed/at': removed_at }, id.repeat(32)),
  removed: removed_at !== null,
});

describe('a household that is taken out', () => {
  it('a28_takes_its_people_along_and_not_those_who_went_before', async () => {
    const changes = await removalOf(
      worker([household, person('b'), person('c'), person('d', 1)]),
      household,
      NOW,
    );
    expect(changes.map(({ id, fields }) => [id[0], fields['removed/at']])).toEqual([
      ['a', NOW],
      ['b', NOW],
      ['c', NOW],
    ]);
  });

  it('a28_brings_back_those_who_went_with_it', async () => {
    const gone = { ...recordOf('household', { 'removed/at': NOW }, HOME), removed: true };
    const back = await restorationOf(worker([gone, person('b', NOW), person('d', 1)]), gone);
    expect(back.map(({ id }) => id[0])).toEqual(['b']);
  });

  it('a28_leaves_nobody_counted_whom_another_phone_left_behind', async () => {
    const gone = { ...household, removed: true };
    const stays = recordOf('household', { head_name: 'Lan' }, 'e'.repeat(32));
    const lan = recordOf('person', { household: stays.id }, 'f'.repeat(32));
    expect(await countPeople(worker([gone, stays, person('b'), person('c'), lan]), '00025-01')).toBe(1);
  });
});
