import { describe, expect, it } from 'vitest';
import type { MemberRow } from '../types';
import { Picking } from './picking.svelte';

const member = (id: string, active = true, more: object = {}): MemberRow =>
  ({ record: { id, fields: { active } }, phones: [], open_codes: 0, ...more }) as unknown as MemberRow;

const SHOWN = [member('a'), member('b', false), member('c'), member('d', true, { open_codes: 1 })];
const ticked = (picking: Picking): string => [...picking.selection.ids].sort().join('');

describe('members that are ticked', () => {
  it('k26_shift_ticks_everybody_between_but_who_is_off_duty', () => {
    const picking = new Picking();
    picking.tick('a', SHOWN, { shiftKey: false });
    picking.tick('d', SHOWN, { shiftKey: true });
    expect(ticked(picking)).toBe('acd');
    picking.tick('c', SHOWN, { shiftKey: false });
    expect(ticked(picking)).toBe('ad');
  });

  it('are_all_those_who_still_need_a_code', () => {
    const picking = new Picking();
    picking.pickAll(SHOWN);
    expect(ticked(picking)).toBe('ac');
  });
});
