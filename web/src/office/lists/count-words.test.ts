import { describe, expect, it } from 'vitest';
import { t } from '../../i18n/index.svelte';
import type { FilterCounts } from '../types';
import { countOf } from './count-words';

const counts: FilterCounts = {
  parts: {
    sex: [
      { value: 'male', count: 1203, more: false },
      { value: 'female', count: 10_000, more: true },
    ],
    residence: [{ value: 'permanent', count: 7, more: true }],
  },
};

describe('k28 counts beside filters', () => {
  it.each([
    ['sex', 'male', '1.203'],
    ['sex', 'female', 'hơn 10.000'],
    ['residence', 'permanent', 'ít nhất 7'],
    // A walk that was cut may not have met it.
    ['residence', 'temporary', ''],
    ['nothing', 'x', ''],
  ])('k28_%s %s is %s', (part, value, expected) => {
    expect(countOf(counts, part, value, t())).toBe(expected);
  });

  it('k28_a_value_that_no_record_has_is_nought', () => {
    const whole = { parts: { sex: [{ value: 'male', count: 2, more: false }] } };
    expect(countOf(whole, 'sex', 'other', t())).toBe('0');
    expect(countOf({ parts: { sex: [] } }, 'sex', 'male', t())).toBe('0');
  });
});
