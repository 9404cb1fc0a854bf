import { describe, expect, it } from 'vitest';
import { t } from '../../i18n/index.svelte';
import { lists } from '../routes';
import { KINDS } from '../../generated/kinds';
import { columnsNamed, fileColumns, namesOf, offeredColumns, usualColumns } from './columns';
import { KIND_OF } from './kind-of';

describe('the columns of lists', () => {
  it('c11_say_of_everybody_where_on_every_screen', () => {
    for (const list of lists) {
      const where = usualColumns(list).filter(({ cell }) => cell === 'place' || cell === 'address');
      expect(
        where.some(({ yields }) => yields === undefined),
        list,
      ).toBe(true);
    }
  });

  it('call the first column of a derived list what its records are called by', () => {
    const first = (list: 'campaign' | 'ticket' | 'test'): string | undefined =>
      usualColumns(list)[0]?.label(t().office.list.columns);
    expect(first('campaign')).toBe('Tên đợt');
    expect(first('ticket')).toBe('Nội dung');
    expect(first('test')).toBe('Họ và tên');
  });

  it('d5_can_be_sorted_both_ways', () => {
    for (const column of lists.flatMap((list) => usualColumns(list))) {
      if (column.sort) expect(new Set(column.sort).size, column.label(t().office.list.columns)).toBe(2);
    }
  });

  it('k24_are_those_that_were_named_in_their_order_and_the_usual_ones_where_none_is', () => {
    const named = columnsNamed('persons', 'phone,name,gone,phone,field:occupation');
    expect(namesOf(named)).toBe('phone,name,field:occupation');
    expect(fileColumns(named)).toEqual(['phone', 'full_name', 'occupation']);
    expect(columnsNamed('persons', 'gone')).toEqual(usualColumns('persons'));
    expect(columnsNamed('persons', '')).toEqual(usualColumns('persons'));
  });

  it('k24_offer_everything_that_a_person_can_write_and_each_only_once', () => {
    for (const list of lists) {
      const offered = offeredColumns(list);
      const kind = KINDS[KIND_OF(list)];
      const written = kind.fields.filter(({ set_by }) => set_by !== 'server').map(({ name }) => name);
      const file = fileColumns(offered);
      expect(
        [...written, ...kind.groups.map(({ name }) => name)].filter((name) => !file.includes(name)),
        list,
      ).toEqual([]);
      expect(new Set(offered.map(({ cell }) => cell)).size, list).toBe(offered.length);
    }
  });
});
