import { describe, expect, it } from 'vitest';
import type { ListPage } from '../types';
import { inPlace, ListState } from './list.svelte';

const page = (names: Record<string, string>): ListPage =>
  ({
    total: Object.keys(names).length,
    rows: Object.entries(names).map(([id, name]) => ({ record: { id, fields: { name } } })),
    titles: {},
  }) as unknown as ListPage;

const shown = (list: ListState): string[] =>
  list.rows.map(({ record }) => `${record.id} ${String(record.fields['name'])}`);

describe('d3 a list that something arrives for', () => {
  it('d3_moves_no_row_under_a_hand_and_renews_what_the_rows_say', () => {
    const merged = inPlace(page({ a: 'An', b: 'Bình' }), page({ n: 'Mới', a: 'An', b: 'Bích' }));
    expect(merged.rows.map((row) => row.record.id)).toEqual(['a', 'b']);
    expect(merged.rows[1]?.record.fields['name']).toBe('Bích');
  });

  it('d3_the_keyboard_stays_on_the_record', () => {
    const list = new ListState('persons');
    list.loaded.set(page({ a: 'An', b: 'Bình', c: 'Chi' }));
    list.step(1);
    expect(list.step(1)).toBe('b');
    list.loaded.set(page({ n: 'Mới', a: 'An', b: 'Bình', c: 'Chi' }));
    expect(list.current).toBe('b');
    expect(list.step(1)).toBe('c');
    expect(list.step(1)).toBe('c');
    expect(shown(list)).toHaveLength(4);
  });
});
