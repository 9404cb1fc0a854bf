import { describe, expect, it } from 'vitest';
import { KINDS } from '../../generated/kinds';
import { standing, standsOf } from '../../phone/record.fixture';
import { Correction } from './correction.svelte';

const FIELDS = { name: 'Lan', phone: '+84912000001', return_planned: Date.UTC(2021, 10, 25, 13) };
const stands = standsOf(FIELDS);
const LATER = Date.UTC(2021, 10, 26, 13);

const open = (): Correction => new Correction(KINDS.movement, FIELDS, stands);

describe('a correction in the office', () => {
  it('a2_shows_beside_the_box_what_a_phone_wrote_meanwhile_and_names_only_what_was_seen', () => {
    const form = open();
    form.form['phone'] = '0912 000 003';
    form.arrive({ ...stands, phone: [standing('+84912000002', '2@b')] }, null);
    expect(form.form['phone']).toBe('0912 000 003');
    expect(form.arrivals.of('phone')).toMatchObject({ choice: 'open', values: [{ by_name: 'Lan' }] });
    expect(form.changes()).toMatchObject({ fields: { phone: '0912 000 003' }, seen: { phone: ['1@a'] } });
  });

  it('takes theirs into the box as people write it, and gives back what was typed', () => {
    const form = open();
    form.form['return_planned#time'] = '21:6x';
    form.arrive({ ...stands, return_planned: [standing(LATER, '2@b')] }, null);
    form.arrivals.take('return_planned', LATER);
    expect(form.form['return_planned#day']).toBe('26/11/2021');
    expect(form.changes().fields).toEqual({});
    form.arrivals.reconsider('return_planned');
    expect(form.form['return_planned#time']).toBe('21:6x');
    expect(form.changes().unreadable).toHaveLength(1);
  });

  it('keeps mine, which then replaces theirs', () => {
    const form = open();
    form.form['name'] = 'Lan Anh';
    form.arrive({ ...stands, name: [standing('Loan', '2@b')] }, null);
    form.arrivals.keep('name');
    expect(form.changes()).toMatchObject({ fields: { name: 'Lan Anh' }, seen: { name: ['2@b'] } });
  });

  it('follows in boxes that nobody touched, not under the cursor, and without a box too', () => {
    const form = open();
    const newer = { ...stands, name: [standing('Loan', '2@b')], 'removed/at': [standing(5, '3@b')] };
    form.arrive(newer, 'name');
    expect(form.form['name']).toBe('Lan');
    expect(form.arrivals.of('removed/at')?.choice).toBe('followed');
    form.arrive(newer, null);
    expect(form.form['name']).toBe('Loan');
    expect(form.changes().fields).toEqual({});
  });

  it('is not told of the number that was typed in other spelling', () => {
    const form = open();
    form.form['phone'] = '0912 000 002';
    form.arrive({ ...stands, phone: [standing('+84912000002', '2@b')] }, null);
    expect(form.arrivals.all).toEqual([]);
  });

  it('k82_follows_a_member_of_an_open_set_that_somebody_else_marks_meanwhile', () => {
    const fields = { title: 'Phun khử khuẩn', 'areas/00025-01': true };
    const notice = standsOf(fields);
    const form = new Correction(KINDS.notice, fields, notice);
    form.mark('areas/00025-02', true);
    form.arrive({ ...notice, 'areas/00025-03': [standing(true, '2@b')] }, null);
    expect(form.form['areas/00025-03']).toBe(true);
    expect(form.changes().fields).toEqual({ 'areas/00025-02': true });
    form.mark('areas/00025-03', false);
    expect(form.changes()).toMatchObject({
      fields: { 'areas/00025-02': true, 'areas/00025-03': null },
      seen: { 'areas/00025-03': ['2@b'] },
    });
  });

  it('k82_brings_marks_back_with_a_draft', () => {
    const fields = { title: 'Phun khử khuẩn' };
    const form = new Correction(KINDS.notice, fields, standsOf(fields));
    form.recall({ form: { 'areas/00025-02': true }, seen: {} });
    expect(form.changes().fields).toEqual({ 'areas/00025-02': true });
  });
});
