import { describe, expect, it } from 'vitest';
import type { Finding, ListQuery, Scalar } from '../../worker/api';
import { recordOf } from '../record.fixture';
import { untoldSuspects } from './declarations';

const declaration = (
  name: string,
  finding: Finding,
  fields: Record<string, Scalar> = {},
  removed = false,
) => ({
  ...recordOf('declaration', { name, ...fields }, name.padEnd(32, '0')),
  finding,
  removed,
});

describe('possible cases', () => {
  it('a23_stay_first_until_the_station_was_told_and_not_only_today', async () => {
    let asked: ListQuery | undefined;
    const records = [
      declaration('a', 'alarm'),
      declaration('b', 'alarm', { notified_at: 1_000 }),
      declaration('c', 'watch'),
      declaration('d', 'alarm', {}, true),
    ];
    const worker = {
      list: (query: ListQuery) => {
        asked = query;
        return Promise.resolve({ total: records.length, records });
      },
    };
    expect((await untoldSuspects(worker)).map(({ fields }) => fields['name'])).toEqual(['a']);
    // Past midnight, too, and however many declarations there are.
    expect(asked?.from_day).not.toBe(asked?.to_day);
    expect(asked).toMatchObject({ where: { notified_at: null } });
    expect(asked?.limit).toBeUndefined();
  });
});
