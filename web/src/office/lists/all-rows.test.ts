import { describe, expect, it } from 'vitest';
import type { ListPage } from '../types';
import { allRows, MAX_ROWS, TooMany } from './all-rows';

/** A list of so many rows, as the server gives it page by page. */
const list = (total: number) => (cursor: string | undefined, limit: number) => {
  const offset = Number(cursor ?? 0);
  const ids = Array.from({ length: total }, (_, at) => String(at)).slice(offset, offset + limit);
  const rows = ids.map((id) => ({ record: { id } }));
  const next = offset + limit < total ? { next: String(offset + limit) } : {};
  return Promise.resolve({ total, rows, ...next, titles: {}, server_time_ms: 1 } as unknown as ListPage);
};

describe('d1 a list on paper', () => {
  it('d1_has_all_its_rows', async () => {
    const told: number[] = [];
    const sheet = await allRows(list(1_203), (done) => told.push(done));
    expect([sheet.rows.length, sheet.total, told.at(-1)]).toEqual([1_203, 1_203, 1_203]);
    expect((await allRows(list(0), () => undefined)).rows).toEqual([]);
  });

  it('k26_says_how_many_of_the_ticked_rows_are_gone', async () => {
    expect((await allRows(list(3), () => undefined, 5)).missing).toBe(2);
    expect((await allRows(list(3), () => undefined, 3)).missing).toBe(0);
    expect((await allRows(list(3), () => undefined)).missing).toBe(0);
  });

  it('d1_is_refused_where_nobody_would_print_it', async () => {
    await expect(allRows(list(MAX_ROWS + 1), () => undefined)).rejects.toThrow(TooMany);
  });
});
