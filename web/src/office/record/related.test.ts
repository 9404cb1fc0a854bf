import { describe, expect, it } from 'vitest';
import type { Related } from '../types';
import { shownOf } from './related';

const related = (kind: string, rows: number, total: number): Related =>
  ({
    kind,
    total,
    rows: Array.from({ length: rows }, (_, at) => ({ id: String(at) })),
  }) as unknown as Related;

describe('a24 records that belong to another', () => {
  it('a24_are_led_to_where_more_are_counted_than_listed', () => {
    const shown = shownOf(related('person', 50, 54), { kind: 'household', id: 'h1' });
    expect([shown.rows.length, shown.all, shown.left_out]).toEqual([8, '#/persons?household=h1', 0]);
    expect(shownOf(related('person', 3, 3), { kind: 'household', id: 'h1' }).all).toBeNull();
  });

  it('a24_are_all_shown_and_the_rest_is_counted_where_no_list_has_them', () => {
    const shown = shownOf(related('declaration', 50, 54), { kind: 'movement', id: 'm1' });
    expect([shown.rows.length, shown.all, shown.left_out]).toEqual([50, null, 4]);
  });
});
