import { describe, expect, it } from 'vitest';
import { phoneOf } from './member-sheet.svelte';

describe('a sheet of members', () => {
  it('shows a wrong number as the sheet has it, not as if it were one', () => {
    const problems = [{ row: 4, value: '0123456789' }];
    expect(phoneOf({ row: 4, phone: '0123456789' }, problems)).toBe('0123456789');
    expect(phoneOf({ row: 5, phone: '+84912345679' }, problems)).toBe('0912 345 679');
    expect(phoneOf({ row: 6, phone: '' }, problems)).toBe('');
  });
});
