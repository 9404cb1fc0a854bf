import { describe, expect, it } from 'vitest';
import { MOST_CHOSEN } from './query';
import { Selection } from './selection.svelte';

const PAGE = ['a', 'b', 'c', 'd'];
const ticked = (selection: Selection): string => [...selection.ids].sort().join('');

describe('k26 rows that are ticked', () => {
  it('k26_shift_ticks_everything_between', () => {
    const selection = new Selection();
    selection.toggle('b', PAGE);
    selection.extend('d', PAGE);
    expect(ticked(selection)).toBe('bcd');
    selection.toggle('c', PAGE);
    expect(ticked(selection)).toBe('bd');
    selection.extend('a', PAGE);
    expect(ticked(selection)).toBe('abcd');
  });

  it('k26_all_of_the_filter_is_said_with_its_count_until_one_is_taken_out', () => {
    const selection = new Selection();
    selection.toggle('a', PAGE);
    selection.takeAll(340);
    expect([selection.size, selection.has('zz')]).toEqual([340, true]);
    selection.toggle('b', PAGE);
    expect(selection.all).toBeNull();
    expect(ticked(selection)).toBe('acd');
  });

  it('k26_more_than_can_be_ticked_one_by_one_is_said', () => {
    const selection = new Selection();
    selection.setPage(
      Array.from({ length: MOST_CHOSEN + 1 }, (_, at) => String(at)),
      true,
    );
    expect([selection.size, selection.full]).toEqual([MOST_CHOSEN, true]);
    selection.clear();
    expect([selection.size, selection.full]).toEqual([0, false]);
  });
});
