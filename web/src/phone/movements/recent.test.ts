import { describe, expect, it } from 'vitest';
import { movementOf } from '../record.fixture';
import { sortInto } from './recent';

const HOUR = 3_600_000;
/** 14:00 on 14 November 2021 in Vietnam. */
const NOW = Date.parse('2021-11-14T07:00:00Z');
let n = 0;
const movement = (name: string, fields: Record<string, string | number | boolean>) => ({
  ...movementOf({ name, ...fields }),
  id: String(n++),
});

describe('the lists of movements', () => {
  const late = movement('trễ', {
    direction: 'departure',
    depart_actual: NOW - 90 * HOUR,
    return_planned: NOW - HOUR,
  });
  const away = movement('đi', { direction: 'departure', depart_actual: NOW - HOUR });
  const planned = movement('sắp đi', { direction: 'departure', depart_planned: NOW + HOUR });
  const unreported = movement('về', {
    direction: 'return',
    arrive_actual: NOW - HOUR,
    report_due_at: NOW + 23 * HOUR,
  });
  const done = movement('xong', { direction: 'return', arrive_actual: NOW - HOUR, reported_back_at: NOW });
  const lists = sortInto([away, unreported, late, planned, done], NOW);
  const names = (list: readonly { fields: Record<string, unknown> }[]) =>
    list.map((one) => one.fields['name']);

  it('to do: what is late or due, the longest late first', () => {
    expect(names(lists.due)).toEqual(['trễ', 'về']);
  });

  it('away: who has left and is not back, late or not; not who only means to leave', () => {
    expect(names(lists.away)).toEqual(['đi', 'trễ']);
  });

  it('a28_counts_nobody_away_twice', () => {
    const person = 'p'.repeat(32);
    const again = [
      movement('hai', { direction: 'departure', person, depart_actual: NOW - 9 * HOUR }),
      movement('hai', { direction: 'departure', person, depart_actual: NOW - HOUR }),
      movement('ai', { direction: 'departure', depart_actual: NOW - HOUR }),
      movement('ai', { direction: 'departure', depart_actual: NOW - HOUR }),
    ];
    const { away } = sortInto(again, NOW);
    expect(away).toHaveLength(3);
    expect(away[0]?.fields['depart_actual']).toBe(NOW - HOUR);
  });

  it('arrived: who is here, reported or not', () => {
    expect(names(lists.arrived)).toEqual(['về', 'xong']);
  });

  it('all: everything, in the order that the worker gave', () => {
    expect(lists.all).toHaveLength(5);
  });
});
