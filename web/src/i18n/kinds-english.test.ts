import { describe, expect, it } from 'vitest';
import { putBack } from './kinds-english';
import { KINDS } from '../generated/kinds';
import { split } from '../../build/split-english';

describe('the English of the kinds', () => {
  it('is taken out in the order in which it is put back', () => {
    const kinds = {
      a: { label: { vi: 'Hộ', en: 'Household' }, fields: [{ help: { vi: 'x', en: 'A "b" \\ c' } }] },
    };
    const { source, english } = split(JSON.stringify(kinds).replaceAll('":"', '": "'));
    expect(english).toEqual(['Household', 'A "b" \\ c']);
    const without = JSON.parse(source) as unknown;
    expect(JSON.stringify(without)).not.toContain('Household');
    putBack(without, english);
    expect(without).toEqual(kinds);
  });

  it('is as much as the kinds have', () => {
    const texts: unknown[] = [];
    JSON.stringify(KINDS, (key, value: unknown) => {
      if (key === 'en') texts.push(value);
      return value;
    });
    expect(split(`const kinds = ${JSON.stringify(KINDS, null, 2)};`).english).toEqual(texts);
    expect(texts.length).toBeGreaterThan(1000);
  });
});
