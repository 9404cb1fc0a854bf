import { describe, expect, it } from 'vitest';
import type { FieldChange, HistoryEntry } from '../../worker/api';
import { deedOf, linesOf } from './history';

const change = (field: string, more: Partial<FieldChange>): FieldChange => ({
  field,
  from: [],
  to: null,
  left: [],
  decision: false,
  ...more,
});
const entry = (...changes: FieldChange[]): HistoryEntry => ({
  at_ms: 0,
  by: '',
  by_name: null,
  fields: Object.fromEntries(changes.map(({ field, to }) => [field, to])),
  changes,
});

describe('the history of a record', () => {
  it('a2_says_what_was_replaced_and_what_was_left_standing', () => {
    const written = entry(change('house_no', { from: ['7A'], to: '7C', left: ['7B'] }));
    expect(deedOf(written, false)).toBe('changed');
    expect(linesOf(written, 'household')).toMatchObject([
      { field: 'house_no', from: ['7A'], to: '7C', left: ['7B'] },
    ]);
  });

  it('a3_calls_a_decision_what_replaced_several_values_and_nothing_else', () => {
    const decided = entry(change('house_no', { from: ['7A', '7B'], to: '7B', decision: true }));
    expect(deedOf(decided, false)).toBe('decided');
    expect(deedOf(entry(change('house_no', { from: ['7A'], to: '7B' })), false)).toBe('changed');
  });

  it('tells a removal and a restoring by themselves', () => {
    const removed = entry(change('removed/at', { to: 5 }));
    expect(deedOf(removed, false)).toBe('removed');
    expect(linesOf(removed, 'household')).toEqual([]);
    expect(deedOf(entry(change('removed/at', { from: [5] })), false)).toBe('restored');
  });

  it('shows values as people read them, and emptied fields as empty', () => {
    const lines = linesOf(entry(change('phone', { from: ['+84912345678'] })), 'household');
    expect(lines).toMatchObject([{ from: ['0912 345 678'], to: '(để trống)' }]);
  });

  it('c14_tells_the_fields_of_a_change_in_the_order_of_the_form', () => {
    const made = entry(
      change('note', { to: 'gọi sau 5 giờ' }),
      change('phone', { to: '+84912345678' }),
      change('street', { to: 'phố Ngọc Khánh' }),
      change('head_name', { to: 'Lò Văn An' }),
    );
    expect(linesOf(made, 'household').map((line) => line.field)).toEqual([
      'head_name',
      'phone',
      'street',
      'note',
    ]);
  });

  it('leaves out what says nothing: the kind, the version, references, what was left empty', () => {
    const first = entry(
      change('kind', { to: 'person' }),
      change('v', { to: 1 }),
      change('household', { to: 'a'.repeat(32) }),
      change('phone', {}),
      change('full_name', { to: 'An' }),
    );
    expect(deedOf(first, true)).toBe('created');
    expect(linesOf(first, 'person').map((line) => line.field)).toEqual(['full_name']);
  });
});
