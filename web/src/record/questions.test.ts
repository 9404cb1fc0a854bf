import { describe, expect, it } from 'vitest';
import { KINDS } from '../generated/kinds';
import type { Scalar } from '../worker/api';
import { openOne } from './one-open';
import { holds, Questions } from './questions';

type Typed = Record<string, Scalar>;
const asked = (kind: (typeof KINDS)[keyof typeof KINDS], typed: Typed): string[] =>
  new Questions(kind, (key) => typed[key]).parts.flatMap(({ fields }) => fields.map(({ name }) => name));

describe('k50 what a form asks', () => {
  it('k50_asks_of_a_movement_only_what_its_direction_needs', () => {
    const leaving = asked(KINDS.movement, { direction: 'departure' });
    expect(leaving).toContain('to_text');
    expect(leaving).toContain('depart_actual');
    expect(leaving).not.toContain('from_text');
    expect(leaving).not.toContain('arrive_actual');
    const coming = asked(KINDS.movement, { direction: 'arrival' });
    expect(coming).toContain('from_text');
    expect(coming).not.toContain('to_text');
    expect(coming).not.toContain('return_planned');
  });

  it('k50_shows_what_stands_whatever_its_condition_says', () => {
    expect(asked(KINDS.movement, { direction: 'arrival', to_text: 'Sơn La' })).toContain('to_text');
    expect(asked(KINDS.household, {})).not.toContain('commitment_date');
    expect(asked(KINDS.household, { commitment_date: '2021-11-13' })).toContain('commitment_date');
  });

  it('k50_keeps_a_box_that_somebody_empties', () => {
    const typed: Typed = { direction: 'arrival', to_text: 'Sơn La' };
    const questions = new Questions(KINDS.movement, (key) => typed[key]);
    const names = (): string[] => questions.parts.flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(names()).toContain('to_text');
    typed['to_text'] = '';
    expect(names()).toContain('to_text');
  });

  it('k50_a_set_is_filled_by_any_of_its_members', () => {
    const { fields } = KINDS.declaration;
    const note = fields.find(({ name }) => name === 'symptoms_note')?.asked;
    expect(holds(note, fields, () => null)).toBe(false);
    expect(holds(note, fields, (key) => key === 'symptoms/cough')).toBe(true);
  });

  it('k50_asks_about_a_member_by_what_is_known_of_that_member', () => {
    const [people] = KINDS.pass.groups;
    const typed: Typed = { 'people/a/temp1': 37.9 };
    const questions = new Questions(KINDS.pass, (key) => typed[key]);
    const of = (id: string): string[] =>
      questions.ofMember(people?.fields ?? [], `people/${id}/`).map(({ name }) => name);
    expect(of('a')).toContain('temp2');
    expect(of('a')).not.toContain('not_measured');
    expect(of('b')).toContain('not_measured');
  });
});

describe('k51 the parts of a form', () => {
  it('k51_come_and_go_with_the_answer_they_depend_on', () => {
    const labels = (typed: Typed): (string | undefined)[] =>
      new Questions(KINDS.support, (key) => typed[key]).parts.map(({ label }) => label?.en);
    expect(labels({ state: 'asked' })).toEqual([undefined, 'Circumstances', 'Progress']);
    expect(labels({ state: 'delivered' })).toContain('Handing over');
  });

  it('k51_asks_for_the_person_before_the_household_that_comes_with_them', () => {
    const first = (kind: (typeof KINDS)[keyof typeof KINDS]): (string | undefined)[] =>
      (new Questions(kind, () => null).parts[0]?.fields ?? []).slice(0, 3).map(({ name }) => name);
    expect(first(KINDS.test)).toEqual(['person', 'household', 'name']);
    expect(first(KINDS.isolation)).toEqual(['person', 'household', 'name']);
    // A request is the household's; a violation is not asked for by a household.
    expect(first(KINDS.support)).toEqual(['household', 'name', 'phone']);
    expect(first(KINDS.violation)).not.toContain('person');
  });

  it('k51_ask_every_question_once', () => {
    for (const kind of Object.values(KINDS)) {
      const all = new Questions(kind, () => 'x').parts.flatMap(({ fields }) => fields);
      const person = kind.fields.filter(({ set_by }) => set_by === 'person');
      expect(new Set(all).size, kind.name).toBe(all.length);
      expect(all.length, kind.name).toBeLessThanOrEqual(person.length);
    }
  });
});

describe('k52 one open request', () => {
  const record = (id: string, state: string, removed = false) => ({ id, fields: { state }, removed });

  it('k52_is_the_first_that_is_open_and_another_than_the_one_in_hand', () => {
    const all = [record('a', 'delivered'), record('b', 'asked', true), record('c', 'approved')];
    expect(openOne(KINDS.support, all, null)?.id).toBe('c');
    expect(openOne(KINDS.support, all, 'c')).toBeNull();
    expect(openOne(KINDS.commitment, all, null)).toBeNull();
  });
});
