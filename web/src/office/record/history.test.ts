import { KINDS } from '../../generated/kinds';
import { describe, expect, it } from 'vitest';
import type { FieldChange, HistoryEntry } from '../types';
import { deedOf, told } from './history';

const change = (field: string, from: FieldChange['from'], to: FieldChange['to']): FieldChange => ({
  field,
  from,
  to,
  left: [],
  decision: from.length > 1,
  from_more: 0,
});
const entry = (made: boolean, ...changes: FieldChange[]): HistoryEntry => ({
  at_ms: 0,
  received_at_ms: 0,
  by: '',
  by_name: null,
  device_name: null,
  in_office: false,
  made,
  changes,
  more_changes: 0,
  seq: 1,
});

describe('history', () => {
  it('says what somebody did', () => {
    expect(deedOf(entry(true, change('name', [], 'Lan')))).toBe('made');
    expect(deedOf(entry(false, change('name', ['Lan'], 'Loan')))).toBe('changed');
    expect(deedOf(entry(false, change('phone', ['1', '2'], '2')))).toBe('decided');
    expect(deedOf(entry(false, change('removed/at', [], 5)))).toBe('removed');
    expect(deedOf(entry(false, change('removed/at', [5], null)))).toBe('restored');
  });

  it('a2_tells_what_was_left_standing_also_where_a_field_was_emptied', () => {
    const cleared = { ...change('phone', [], null), left: ['1'] };
    expect(told(entry(false, cleared), KINDS.person)).toEqual([cleared]);
    expect(deedOf(entry(false, { ...change('phone', ['2'], '3'), left: ['1'] }))).toBe('changed');
  });

  it('leaves out what says nothing', () => {
    const fields = told(
      entry(true, change('name', [], 'Lan'), change('note', [], null), change('removed/at', [], 5)),
      KINDS.person,
    );
    expect(fields.map((one) => one.field)).toEqual(['name']);
  });

  it('tells fields in the order of the form, groups last', () => {
    const changes = [change('doses/a/no', [], 1), change('phone', [], '1'), change('full_name', [], 'Lan')];
    const fields = told(entry(true, ...changes), KINDS.person);
    expect(fields.map((one) => one.field)).toEqual(['full_name', 'phone', 'doses/a/no']);
  });
});
