import { describe, expect, it } from 'vitest';
import type { PhoneRecord } from '../../../worker/api';
import { passRecord } from '../record.fixture';
import { tally } from '../tally';
import { Closing, REOPENING } from './closing.svelte';
import { Opening, roster } from './opening.svelte';
import { currentShift, onDuty } from './shift-facts';

const PLACE = '00025-C01';
const record = (id: string, kind: string, fields: PhoneRecord['fields'], by = 'aa'): PhoneRecord => ({
  ...passRecord(id, fields),
  kind,
  created_by: by,
});

const thang = { member: 'm1', name: 'Phạm Đức Thắng', force: 'police' };
const panh = { member: 'm2', name: 'Lò Văn Pánh', force: 'militia' };

describe('taking over a shift', () => {
  it('lists those of the checkpoint first, then by force, without those who left', () => {
    const found = roster(
      [
        record('m1', 'member', {
          full_name: 'Thắng',
          force: 'police',
          [`grants/checkpoint_officer:${PLACE}`]: true,
        }),
        record('m2', 'member', { full_name: 'Pánh', force: 'militia' }),
        record('m3', 'member', { full_name: 'Hùng', force: 'police' }),
        record('m4', 'member', { full_name: 'Nghỉ', force: 'police', active: false }),
      ],
      PLACE,
    );
    expect(found.here.map((one) => one.name)).toEqual(['Thắng']);
    expect(found.groups.map(({ force, people }) => [force, people.map((one) => one.name)])).toEqual([
      ['militia', ['Pánh']],
      ['police', ['Hùng']],
    ]);
  });

  it('writes lead and members, and reads them back', () => {
    const opening = new Opening(thang, 1_637_560_859_000);
    opening.toggle(panh);
    const { fields } = opening.edit(PLACE);
    expect(fields).toMatchObject({ lead: 'm1', lead_name: 'Phạm Đức Thắng', starts_at: 1_637_560_800_000 });
    expect(onDuty(record('s', 'shift', fields))).toEqual([
      { id: 'm0', name: 'Phạm Đức Thắng', force: 'police' },
      { id: 'm1', name: 'Lò Văn Pánh', force: 'militia' },
    ]);
  });

  it('gives the lead on when the lead leaves', () => {
    const opening = new Opening(thang, 0);
    opening.toggle(panh);
    opening.toggle(thang);
    expect(opening.lead).toBe('m2');
    opening.toggle(panh);
    expect(opening.edit(PLACE).fields['lead_name']).toBeNull();
  });
});

describe('the shift of this phone', () => {
  const mine = record('s1', 'shift', { starts_at: 1 }, 'aa');
  const theirs = record('s2', 'shift', { starts_at: 2 }, 'bb');
  const closed = record('s3', 'shift', { starts_at: 3, closed_at: 4 }, 'aa');

  it('is the open one that it began, not another phone’s', () => {
    expect(currentShift([mine, theirs, closed], 'aa', null)).toEqual({ current: mine, others: [theirs] });
    expect(currentShift([theirs, closed], 'aa', null)).toEqual({ current: null, others: [theirs] });
  });

  it('is the one that it joined', () => {
    expect(currentShift([mine, theirs], 'aa', 's2').current).toBe(theirs);
    expect(currentShift([mine, closed], 'aa', 's3').current).toBe(mine);
  });
});

describe('handing over', () => {
  const passes = [passRecord('1', { vehicle_type: 'car', decision: 'let_pass', 'people/0a/name': 'An' })];

  it('writes both counts, and the reason only where they differ', () => {
    const closing = new Closing();
    Object.assign(closing, { vehicles: '2', people: '1', reason: 'Xe cứu thương', handedTo: 'Đỗ Văn Hùng' });
    const sums = tally(passes, 37.5);
    expect(closing.fields(sums, 'Phạm Đức Thắng', 9)).toEqual({
      not_counted: null,
      vehicles_counted: 2,
      people_counted: 1,
      vehicles_recorded: 1,
      people_recorded: 1,
      reconciliation_note: 'Xe cứu thương',
      handover_note: null,
      handed_to: 'Đỗ Văn Hùng',
      closed_at: 9,
      closed_by: 'Phạm Đức Thắng',
    });
    closing.vehicles = '1';
    expect(closing.fields(sums, '', 9)['reconciliation_note']).toBeNull();
  });

  it('can be taken back', () => {
    expect(REOPENING).toEqual({ closed_at: null, closed_by: null });
  });
});

describe('a post that did not count', () => {
  it('e0_18_closes with the reason, and a draft remembers it', () => {
    const closing = new Closing();
    closing.notCounted = 'one_person';
    expect(closing.started).toBe(true);
    const again = new Closing();
    again.restore(closing.draft());
    expect(again.fields(tally([], null), 'Thắng', 1)).toMatchObject({
      not_counted: 'one_person',
      vehicles_counted: null,
      people_counted: null,
    });
  });
});
