import { describe, expect, it } from 'vitest';
import { KINDS } from '../generated/kinds';
import type { Scalar } from '../worker/api';
import { calledBy, known, Prefill } from './prefill';

const household = {
  id: 'h1',
  kind: 'household',
  fields: { head_name: 'Nguyễn Văn An', phone: '+84912345678', house_no: '15B', lane: 'ngõ 26' },
};
const person = {
  id: 'p1',
  kind: 'person',
  fields: { full_name: 'Nguyễn Thị Lan', dob: '1950-03', sex: 'female', household: 'h1' },
};
const of = (kind: keyof typeof KINDS, link: string, linked: typeof household | typeof person) =>
  known(KINDS[kind].fields, calledBy(KINDS[kind]), link, { ...linked, fields: { ...linked.fields } });

describe('what a link fills in', () => {
  it('a_household_gives_its_name_and_number_to_whatever_the_kind_calls_them', () => {
    expect(of('support', 'household', household)).toEqual({ name: 'Nguyễn Văn An', phone: '+84912345678' });
    expect(of('commitment', 'household', household)).toEqual({ signed_by: 'Nguyễn Văn An' });
  });

  it('a_person_brings_the_household_and_nothing_that_is_asked_of_strangers', () => {
    expect(of('movement', 'person', person)).toEqual({ name: 'Nguyễn Thị Lan', household: 'h1' });
  });

  it('what_was_typed_stays_and_what_a_link_filled_in_makes_way_for_the_next', () => {
    const form: Record<string, Scalar> = { name: '', phone: '0987 654 321' };
    const prefill = new Prefill({ get: (key) => form[key], set: (key, value) => (form[key] = value) });
    prefill.put('household', { name: 'Nguyễn Văn An', phone: '+84912345678' });
    expect(form).toEqual({ name: 'Nguyễn Văn An', phone: '0987 654 321' });
    prefill.put('person', { name: 'Nguyễn Thị Lan' });
    expect(form['name']).toBe('Nguyễn Thị Lan');
    form['name'] = 'Lan';
    prefill.put('person', null);
    expect(form['name']).toBe('Lan');
  });
});
