import { describe, expect, it } from 'vitest';
import { ruleOn } from './rules';

describe('a dated rule', () => {
  it('holds from its day on, a province’s own before the country’s', () => {
    expect(ruleOn('fever_c', '2021-11-22', null)).toBe(37.5);
    expect(ruleOn('fever_c', '2021-11-22', '79')).toBe(38);
    expect(ruleOn('fever_c', '2022-01-01', '79')).toBe(37.5);
    expect(ruleOn('remeasure_wait_min', '2021-11-22', null)).toBe(5);
  });

  it('is not known where none was given', () => {
    expect(ruleOn('fever_c', '2019-12-31', null)).toBeNull();
    expect(ruleOn('no_such_rule', '2021-11-22', null)).toBeNull();
  });
});
