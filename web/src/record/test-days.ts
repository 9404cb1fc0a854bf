/** The days on which somebody in isolation is tested, by the days that the rule counted from its anchor (SPEC K41). */
import type { Scalar } from '../worker/api';
import { dayOf } from '../i18n/format';

type Fields = Readonly<Record<string, Scalar | undefined>>;

export interface TestDay {
  /** As the rule counts: the first day is the anchor's. */
  readonly number: number;
  /** `2021-11-28`. */
  readonly day: string;
  /** Whether a sample was taken on that day or the day before or after it. */
  readonly done: boolean;
}

const DAY_MS = 24 * 3600_000;
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** In their order; none where no rule names days. `tests` are the tests that name the isolation. */
export function testDays(isolation: Fields, tests: readonly Fields[]): TestDay[] {
  const { test_days: days, anchor_on: anchor } = isolation;
  if (typeof days !== 'string' || typeof anchor !== 'string' || Number.isNaN(Date.parse(anchor))) return [];
  const sampled = tests.flatMap(({ sampled_at }) =>
    typeof sampled_at === 'number' ? [dayOf(sampled_at)] : [],
  );
  const numbers = days.split(/[^\d]+/).flatMap((part) => (part === '' ? [] : [Number(part)]));
  return numbers.map((number) => {
    const day = shifted(anchor, number - 1);
    const near = [shifted(day, -1), day, shifted(day, 1)];
    return { number, day, done: sampled.some((one) => near.includes(one)) };
  });
}

/** The first that was not made; it may lie in the past. */
export const nextTest = (days: readonly TestDay[]): TestDay | null => days.find((one) => !one.done) ?? null;
