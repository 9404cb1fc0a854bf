/** What an open movement waits for, in words. */
import type { Texts } from '../i18n/index.svelte';
import { dayOf, showDayShort, showTime } from '../i18n/format';
import type { Due } from './types';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `2 giờ`, `3 ngày` */
export function span(ms: number, texts: Texts): string {
  const late = texts.office.due.late;
  if (ms < HOUR_MS) return late.minutes(Math.max(1, Math.floor(ms / MINUTE_MS)));
  if (ms < 2 * DAY_MS) return late.hours(Math.floor(ms / HOUR_MS));
  return late.days(Math.floor(ms / DAY_MS));
}

/** `Báo lại: quá hạn 3 giờ`, `Hẹn về 18:00 25/11` */
export function showDue(due: Due, now_ms: number, texts: Texts): string {
  const what = texts.office.due[due.reason];
  if (due.reason === 'tell_station') return texts.office.due.waits(what, span(now_ms - due.at_ms, texts));
  if (due.overdue) return texts.office.due.overdue(what, span(now_ms - due.at_ms, texts));
  // An arrival is expected on a day, not at a minute.
  const day = showDayShort(dayOf(due.reason === 'arrival' ? due.at_ms - 1 : due.at_ms));
  return texts.office.due.until(what, due.reason === 'arrival' ? day : `${showTime(due.at_ms)} ${day}`);
}
