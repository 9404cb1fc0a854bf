import { describe, expect, it } from 'vitest';
import type { WholeRecord } from '../worker/api';
import { changeOfRow } from './deed';
import { recordOf, standing } from './record.fixture';

const worker = (record: WholeRecord | null) => ({ record: () => Promise.resolve(record) });
const row = recordOf('shift', { closed_at: 9, closed_by: 'An' });
const REOPEN = { closed_at: null };

describe('one tap on a row', () => {
  it('a1_names_what_the_record_says_now_and_the_row_showed', async () => {
    expect(await changeOfRow(worker(row), row, REOPEN)).toMatchObject({
      fields: REOPEN,
      seen: { closed_at: ['1@a'] },
    });
  });

  it('a1_writes_nothing_where_the_field_says_something_else_by_now', async () => {
    const newer = recordOf('shift', { closed_at: 12, closed_by: 'An' });
    expect(await changeOfRow(worker(newer), row, REOPEN)).toBeNull();
  });

  it('a1_writes_nothing_where_a_value_stands_beside_that_the_row_did_not_show', async () => {
    const beside = standing(12, '2@b', { winner: false });
    const clash = recordOf('shift', {}, row.id, { closed_at: [standing(9, '1@a'), beside] });
    expect(await changeOfRow(worker(clash), row, REOPEN)).toBeNull();
    expect(await changeOfRow(worker(clash), clash, REOPEN)).not.toBeNull();
  });

  it('does not mind what changed in other fields, nor a record that is gone', async () => {
    const newer = recordOf('shift', { closed_at: 9, closed_by: 'Bình' });
    expect(await changeOfRow(worker(newer), row, REOPEN)).not.toBeNull();
    expect(await changeOfRow(worker(null), row, REOPEN)).toBeNull();
  });
});
