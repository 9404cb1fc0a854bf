import { describe, expect, it } from 'vitest';
import { t } from '../../i18n/index.svelte';
import { lists } from '../routes';
import { columnsOf } from './columns';

describe('the columns of lists', () => {
  it('c11_say_of_everybody_where_on_every_screen', () => {
    for (const list of lists) {
      const where = columnsOf(list).filter(({ cell }) => cell === 'place' || cell === 'address');
      expect(
        where.some(({ yields }) => yields === undefined),
        list,
      ).toBe(true);
    }
  });

  it('d5_can_be_sorted_both_ways', () => {
    for (const column of lists.flatMap((list) => columnsOf(list))) {
      if (column.sort) expect(new Set(column.sort).size, column.label(t().office.list.columns)).toBe(2);
    }
  });
});
