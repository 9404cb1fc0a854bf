import { describe, expect, it } from 'vitest';
import { KINDS } from '../generated/kinds';
import { isToldWithHour, timeIn, timeOfDay } from './time-of-day';

const kind = KINDS.settings;
const hour = { field: 'report_cutoff_hour', from: [16], to: 17 };
const minute = { field: 'report_cutoff_minute', from: [30], to: 0 };

describe('an hour and its minutes', () => {
  it('read_as_one_time', () => {
    expect(timeOfDay(17, 5)).toBe('17:05');
    expect(timeOfDay(7, undefined)).toBe('7:00');
    expect(timeOfDay(null, 5)).toBe('');
  });

  it('are_told_once_with_what_the_writing_left_as_it_stood', () => {
    const both = [hour, minute];
    expect(timeIn(kind, both, hour.field, 16, 'from', {})).toBe('16:30');
    expect(timeIn(kind, both, hour.field, 17, 'to', {})).toBe('17:00');
    expect(isToldWithHour(kind, both, minute.field)).toBe(true);
    expect(isToldWithHour(kind, [minute], minute.field)).toBe(false);
    expect(timeIn(kind, [minute], minute.field, 0, 'to', { report_cutoff_hour: 17 })).toBe('17:00');
    expect(timeIn(kind, both, 'fever_c', 37.5, 'to', {})).toBeUndefined();
  });
});
