import { describe, expect, it } from 'vitest';
import { dosesOf, newDoseId, nextNumber } from './doses';

const fields = {
  full_name: 'Nguyễn Thị Lan',
  'doses/b2/no': 2,
  'doses/b2/date': '2021-10-01',
  'doses/a1/no': 1,
  'doses/a1/date': '2021-09-01',
  'doses/c3/no': 3,
  'doses/c3/removed': true,
};

describe('doses of a person', () => {
  it('stand in the order of their numbers, without those taken out', () => {
    expect(dosesOf(fields)).toEqual(['a1', 'b2']);
  });

  it('are counted on, and begin with one', () => {
    expect(nextNumber(fields)).toBe(3);
    expect(nextNumber({})).toBe(1);
  });

  it('have ids that the kind accepts and that do not meet', () => {
    const ids = Array.from({ length: 200 }, newDoseId);
    expect(ids.every((id) => /^[a-z0-9]{1,16}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(200);
  });

  it('whose every field was cleared by an undo are none', () => {
    expect(dosesOf({ 'doses/x/no': null, 'doses/x/date': null })).toEqual([]);
  });
});
