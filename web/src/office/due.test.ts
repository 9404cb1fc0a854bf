import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { vi } from '../i18n/vi';
import { showDue, span } from './due';

const HOUR_MS = 3_600_000;
const noon = Date.UTC(2021, 10, 22, 5);

describe('what is due', () => {
  it('says for how long something is overdue', () => {
    expect(span(90_000, vi)).toBe('1 phút');
    expect(span(26 * HOUR_MS, vi)).toBe('26 giờ');
    expect(span(49 * HOUR_MS, en)).toBe('2 days');
    const due = { at_ms: noon - 3 * HOUR_MS, overdue: true, reason: 'report_back' as const };
    expect(showDue(due, noon, vi)).toBe('Khai báo y tế: quá hạn 3 giờ');
  });

  it('says until when, of an arrival only the day', () => {
    expect(showDue({ at_ms: noon + HOUR_MS, overdue: false, reason: 'return' }, noon, vi)).toBe(
      'Dự kiến về 13:00 22/11',
    );
    const midnight = Date.UTC(2021, 10, 22, 17);
    expect(showDue({ at_ms: midnight, overdue: false, reason: 'arrival' }, noon, vi)).toBe(
      'Dự kiến đến 22/11',
    );
  });
});
