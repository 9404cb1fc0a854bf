import { describe, expect, it } from 'vitest';
import type { RecordView, Scalar } from '../worker/api';
import { dueList, dueOf, isLate } from './due';
import { movementOf } from './record.fixture';

const HOUR = 3_600_000;
/** 14:00 on 14 November 2021 in Vietnam. */
const NOW = Date.parse('2021-11-14T07:00:00Z');
const movement = (fields: Record<string, Scalar>): RecordView => movementOf(fields);

describe('what a movement still waits for', () => {
  it('a departure is overdue once its day of return has passed', () => {
    const left = { direction: 'departure', depart_actual: NOW - 90 * HOUR };
    expect(dueOf(movement({ ...left, return_planned: NOW - HOUR }), NOW)?.reason).toBe('return_overdue');
    expect(dueOf(movement({ ...left, return_planned: NOW + 2 * HOUR }), NOW)?.reason).toBe('return_today');
    expect(dueOf(movement({ ...left, return_planned: NOW + 20 * HOUR }), NOW)?.reason).toBe('away');
    expect(dueOf(movement(left), NOW)).toEqual({ reason: 'away', at_ms: null });
  });

  it('who only means to leave is not away', () => {
    const planned = { direction: 'departure', depart_planned: NOW + HOUR, return_planned: NOW + 50 * HOUR };
    expect(dueOf(movement(planned), NOW)?.reason).toBe('to_leave');
  });

  it('who arrived reports back within the hours of the rule', () => {
    const here = { direction: 'return', arrive_actual: NOW - 30 * HOUR };
    expect(dueOf(movement({ ...here, report_due_at: NOW - 6 * HOUR }), NOW)?.reason).toBe('report_overdue');
    expect(dueOf(movement({ ...here, report_due_at: NOW + HOUR }), NOW)?.reason).toBe('report_due');
    expect(dueOf(movement({ ...here, report_due_at: NOW, reported_back_at: NOW - HOUR }), NOW)).toBeNull();
  });

  it('k78_who_was_handed_on_by_a_checkpoint_is_to_be_met', () => {
    const here = { direction: 'arrival', arrive_actual: NOW - 5 * HOUR, pass: 'p'.repeat(32) };
    expect(dueOf(movement({ ...here, report_due_at: NOW + HOUR }), NOW)?.reason).toBe('meet');
    const late = dueOf(movement({ ...here, report_due_at: NOW - HOUR }), NOW);
    expect(late?.reason).toBe('meet_overdue');
    expect(late && isLate(late)).toBe(true);
    expect(dueOf(movement({ ...here, report_due_at: NOW, reported_back_at: NOW }), NOW)).toBeNull();
  });

  it('who was expected and did not come is asked after', () => {
    const planned = (ms: number) => movement({ direction: 'arrival', arrive_planned: ms });
    expect(dueOf(planned(NOW - 30 * HOUR), NOW)?.reason).toBe('arrival_overdue');
    expect(dueOf(planned(NOW - HOUR), NOW)?.reason).toBe('arrives_today');
    expect(dueOf(planned(NOW + 30 * HOUR), NOW)?.reason).toBe('expected');
  });

  it('what is closed or taken out waits for nothing', () => {
    const late = { direction: 'departure', return_planned: NOW - HOUR };
    expect(dueOf(movement({ ...late, closed: true }), NOW)).toBeNull();
    expect(dueOf({ ...movement(late), removed: true }, NOW)).toBeNull();
  });

  it('late ones come first, the longest late before the others', () => {
    const list = dueList(
      [
        movement({ name: 'đi', direction: 'departure' }),
        movement({ name: 'trễ 1', direction: 'departure', return_planned: NOW - HOUR }),
        movement({ name: 'trễ 9', direction: 'departure', return_planned: NOW - 9 * HOUR }),
      ],
      NOW,
    );
    expect(list.map((one) => one.record.fields['name'])).toEqual(['trễ 9', 'trễ 1', 'đi']);
    expect(list.map((one) => isLate(one.due))).toEqual([true, true, false]);
  });
});
