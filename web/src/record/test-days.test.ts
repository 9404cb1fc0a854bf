import { describe, expect, it } from 'vitest';
import { nextTest, testDays } from './test-days';

const at = (day: string): { sampled_at: number } => ({ sampled_at: Date.parse(`${day}T10:00:00+07:00`) });
const isolation = { anchor_on: '2021-11-22', test_days: '1, 7, 14' };

describe('the days of tests in an isolation', () => {
  it('are counted from the day of the anchor, which is the first', () => {
    expect(testDays(isolation, []).map(({ day }) => day)).toEqual(['2021-11-22', '2021-11-28', '2021-12-05']);
    expect(testDays({ anchor_on: '2021-11-22' }, [])).toEqual([]);
    expect(testDays({ test_days: '1, 7' }, [])).toEqual([]);
  });

  it('are done by a sample of that day or the day beside it, not by one that was refused', () => {
    const days = testDays(isolation, [at('2021-11-23'), { refused: true }]);
    expect(days.map(({ done }) => done)).toEqual([true, false, false]);
    expect(nextTest(days)?.day).toBe('2021-11-28');
    expect(nextTest(testDays(isolation, ['2021-11-22', '2021-11-28', '2021-12-04'].map(at)))).toBeNull();
  });
});
