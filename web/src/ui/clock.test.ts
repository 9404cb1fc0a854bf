import { describe, expect, it } from 'vitest';
import { Clock } from './clock';

const DAY = 86_400_000;
const MINUTE = 60_000;

describe('the time that a record is given', () => {
  let own = 10 * DAY;
  const clock = new Clock(() => own);

  it('c7_is_the_wards_on_a_phone_that_is_a_day_slow_or_fast', () => {
    clock.know(-DAY, own);
    expect(clock.now()).toBe(11 * DAY);
    // 23:50 at the ward, and already tomorrow on the phone: the pass is of today.
    clock.know(15 * MINUTE, own);
    expect(clock.now()).toBe(own - 15 * MINUTE);
  });

  it('c7_is_the_phones_own_where_nothing_is_known_or_little_differs', () => {
    clock.know(null, null);
    expect(clock.now()).toBe(own);
    clock.know(20_000, own);
    expect(clock.now()).toBe(own);
  });

  it('c7_is_the_phones_own_once_its_clock_was_put_right', () => {
    clock.know(DAY, own);
    own -= DAY;
    expect(clock.now()).toBe(own);
  });
});
