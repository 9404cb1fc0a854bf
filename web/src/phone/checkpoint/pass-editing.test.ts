import { describe, expect, it } from 'vitest';
import { standing } from '../record.fixture';
import type { Stands, WholeRecord } from '../../worker/api';
import { PassEditing } from './pass-editing.svelte';
import { passRecord, person } from './record.fixture';

const FIELDS = {
  vehicle_type: 'car',
  plate: '30A12345',
  direction: 'in',
  decision: 'let_pass',
  ...person('0a', { name: 'An', temp1: 36.5, declared: true }),
};
const record = passRecord('p1', FIELDS);

/** The passage as another phone has changed it. */
function changed(fields: Record<string, string | number>): WholeRecord {
  const newer = passRecord('p1', { ...FIELDS, ...fields });
  const theirs: Stands = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, [standing(value, '2@b')]]),
  );
  return { ...newer, stands: { ...newer.stands, ...theirs } };
}

const NAME = 'people/0a/name';

describe('a passage opened again', () => {
  it('writes only what differs, and names what was seen', () => {
    const editing = new PassEditing(record);
    editing.form.setDirection('out');
    expect(editing.change('turn_back')).toMatchObject({
      id: 'p1',
      fields: { direction: 'out', decision: 'turn_back' },
      seen: { direction: ['1@a'], decision: ['1@a'] },
    });
  });

  it('follows what arrives in fields that were not touched, and keeps what is half typed', () => {
    const editing = new PassEditing(record);
    editing.form.open({ at: 'temp1', person: '0a' });
    editing.form.typeTemperature('temp1', 'erase', 5);
    const half = editing.form.occupant('0a')?.temp1;
    editing.arrive(changed({ plate: '30A99999' }));
    expect(editing.form.values.plate).toBe('30A99999');
    expect(editing.form.occupant('0a')?.temp1).toBe(half);
    expect(editing.form.slot).toEqual({ at: 'temp1', person: '0a' });
    expect(editing.change('let_pass').seen['plate']).toEqual(['2@b']);
  });

  it('a1_shows_beside_what_arrives_in_a_field_that_was_typed_in', () => {
    const editing = new PassEditing(record);
    editing.form.setName('0a', 'Anh');
    editing.arrive(changed({ [NAME]: 'Ân' }));
    expect(editing.form.occupant('0a')?.name).toBe('Anh');
    expect(editing.arrivals.of(NAME)).toMatchObject({ choice: 'open' });
    expect(editing.change('let_pass').seen[NAME]).toEqual(['1@a']);
    editing.arrivals.take(NAME, 'Ân');
    expect(editing.form.occupant('0a')?.name).toBe('Ân');
    expect(editing.changes('let_pass')).toEqual({});
  });

  it('a1_taken_up_from_a_draft_never_writes_back_what_others_changed', () => {
    const first = new PassEditing(record);
    first.form.setName('0a', 'Anh');
    const draft = first.draft();
    const second = new PassEditing(changed({ plate: '30A99999', [NAME]: 'Ân' }), draft);
    expect(second.form.values.plate).toBe('30A99999');
    expect(second.changes()).toEqual({ [NAME]: 'Anh' });
    expect(second.arrivals.of(NAME)).toMatchObject({ choice: 'open', values: [{ value: 'Ân' }] });
    expect(second.change('let_pass').seen[NAME]).toEqual(['1@a']);
  });

  it('a draft of an older version replaces nothing that it may not have seen', () => {
    const first = new PassEditing(record);
    first.form.setName('0a', 'Anh');
    const { v, values, slot, parkedAtMs } = first.draft();
    const second = new PassEditing(record, { v, values, slot, parkedAtMs });
    expect(second.changes()).toEqual({ [NAME]: 'Anh' });
    expect(second.change('let_pass').seen[NAME]).toEqual([]);
  });
});
