import { describe, expect, it } from 'vitest';
import type { Draft } from '../../worker/api';
import { isFormDraft } from '../form.svelte';
import { ReadNotices } from './read.svelte';

function store() {
  const kept = new Map<string, unknown>();
  return {
    kept,
    getDraft: (key: string): Promise<Draft | null> =>
      Promise.resolve(kept.has(key) ? { key, saved_at_ms: 1, value: kept.get(key) } : null),
    putDraft: (key: string, value: unknown): Promise<void> => Promise.resolve(void kept.set(key, value)),
  };
}

const notice = (id: string, text: string) => ({ id, fields: { text } });
const [one, two] = [notice('n1', 'Trước 17 giờ'), notice('n2', 'Sáng mai')];
const held = ['n1', 'n2'];

describe('what was read on this phone', () => {
  it('k83_survives_a_restart_and_comes_back_where_the_notice_was_changed', async () => {
    const phone = store();
    const before = new ReadNotices();
    await before.load(phone);
    expect(before.has(one)).toBe(false);
    await before.put(phone, one, { isRead: true, held });
    const after = new ReadNotices();
    expect(after.isKnown).toBe(false);
    await after.load(phone);
    expect([after.isKnown, after.has(one), after.has(two)]).toEqual([true, true, false]);
    expect(after.has(notice('n1', 'Trước 12 giờ'))).toBe(false);
  });

  it('k83_can_be_taken_back_and_forgets_what_is_not_held_any_more', async () => {
    const phone = store();
    const read = new ReadNotices();
    await read.put(phone, one, { isRead: true, held });
    await read.put(phone, two, { isRead: true, held });
    await read.put(phone, two, { isRead: false, held });
    expect([read.has(one), read.has(two)]).toEqual([true, false]);
    await read.put(phone, two, { isRead: true, held: ['n2'] });
    expect(Object.keys(phone.kept.get('notices/read') as object)).toEqual(['n2']);
  });

  it('is_taken_for_no_draft_of_a_form_and_reads_whatever_is_there', async () => {
    const phone = store();
    const read = new ReadNotices();
    await read.put(phone, one, { isRead: true, held });
    for (const value of phone.kept.values()) expect(isFormDraft(value)).toBe(false);
    for (const value of [null, 'x', { n1: 7 }, []]) {
      phone.kept.set('notices/read', value);
      await read.load(phone);
      expect(read.has(one)).toBe(false);
    }
  });

  it('is_not_read_where_the_store_failed', async () => {
    const phone = { ...store(), putDraft: () => Promise.reject(new Error('full')) };
    const read = new ReadNotices();
    await read.load(phone);
    await expect(read.put(phone, one, { isRead: true, held })).rejects.toThrow('full');
    expect(read.has(one)).toBe(false);
  });
});
