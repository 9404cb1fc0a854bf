import { describe, expect, it } from 'vitest';
import { KINDS } from '../../generated/kinds';
import { boxes, changes, memberBox, nobodyIn, opened, valuesIn } from './edit';

describe('correcting a record', () => {
  const movement = {
    direction: 'departure',
    name: 'Nguyễn Thị Lan',
    return_planned: Date.UTC(2021, 10, 25, 13),
  };

  it('writes only what was changed', () => {
    const all = boxes(KINDS.movement, movement);
    const before = opened(all, movement);
    expect(changes(all, before, { ...before })).toEqual({ fields: {}, unreadable: [] });
    const form = { ...before, phone: ' 0912 345 678 ', name: 'Nguyễn Thị Lan', employee: 'true' };
    expect(changes(all, before, form).fields).toEqual({ phone: '0912 345 678', employee: true });
  });

  it('reads times in Vietnam and decimal commas, and says what it cannot read', () => {
    const all = boxes(KINDS.movement, movement);
    const before = opened(all, movement);
    expect(before['return_planned#day']).toBe('25/11/2021');
    expect(before['return_planned#time']).toBe('20:00');
    const later = { ...before, 'return_planned#time': '21:30' };
    expect(changes(all, before, later).fields).toEqual({ return_planned: Date.UTC(2021, 10, 25, 14, 30) });
    const half = { ...before, 'return_planned#time': '' };
    expect(changes(all, before, half).unreadable).toEqual([{ key: 'return_planned', reason: 'time' }]);
  });

  it('reaches the members of groups and sets, not what the app or the server writes', () => {
    const pass = { 'people/a/name': 'Lan', 'people/a/temp1': 36.5, shift: 'x' };
    const all = boxes(KINDS.pass, pass);
    const before = opened(all, pass);
    expect(before['people/a/temp1']).toBe('36,5');
    expect(all.some((box) => box.key === 'shift')).toBe(false);
    const form = { ...before, 'people/a/temp1': '37,2', 'people/a/symptoms/fever': true };
    expect(changes(all, before, form).fields).toEqual({
      'people/a/temp1': 37.2,
      'people/a/symptoms/fever': true,
    });
    expect(changes(all, before, { ...before, 'people/a/temp1': 'nóng' }).unreadable).toHaveLength(1);
  });

  it('shows and reads numbers and days of birth as people write them', () => {
    const person = { phone: '+84912345678', dob: '1950-03' };
    const all = boxes(KINDS.person, person);
    const before = opened(all, person);
    expect([before['phone'], before['dob']]).toEqual(['0912 345 678', '03/1950']);
    expect(changes(all, before, { ...before, dob: '21/03/1950' }).fields).toEqual({ dob: '1950-03-21' });
    expect(changes(all, before, { ...before, dob: 'xưa' }).unreadable).toEqual([
      { key: 'dob', reason: 'day' },
    ]);
  });

  it('clears what was emptied', () => {
    const all = boxes(KINDS.household, { phone: '+84912345678' });
    const before = opened(all, { phone: '+84912345678' });
    expect(changes(all, before, { ...before, phone: '' }).fields).toEqual({ phone: null });
  });

  it('k82_marks_members_of_an_open_set_that_a_form_asks_for_and_of_no_other', () => {
    const notice = { title: 'Phun khử khuẩn', 'areas/00025-01': true };
    const all = boxes(KINDS.notice, notice);
    const before = opened(all, notice);
    expect(before['areas/00025-01']).toBe(true);
    const added = memberBox(KINDS.notice, 'areas/00025-02');
    if (!added) throw new Error('an area is a member of the set');
    const form = { ...before, 'areas/00025-01': false, 'areas/00025-02': true };
    expect(changes([...all, added], before, form).fields).toEqual({
      'areas/00025-01': null,
      'areas/00025-02': true,
    });
    const value = (shown: typeof form) =>
      valuesIn(
        () => [...all, added],
        () => shown,
      )('areas');
    expect([value(form), value({ ...form, 'areas/00025-02': false })]).toEqual([true, undefined]);
    expect(memberBox(KINDS.member, 'devices/0190')).toBeNull();
    expect(memberBox(KINDS.notice, 'areas')).toBeNull();
    expect(boxes(KINDS.member, { 'devices/0190': true }).some(({ key }) => key.startsWith('devices'))).toBe(
      false,
    );
  });

  it('k82_leaves_nobody_of_another_household_marked', () => {
    const all = boxes(KINDS.visit, { 'sick/p1': true, 'absent/p2': true, household: 'h1' });
    expect(nobodyIn(all)).toEqual({ 'sick/p1': false, 'absent/p2': false });
  });
});
