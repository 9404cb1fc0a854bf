import { describe, expect, it } from 'vitest';
import { type Abilities, whyNotReady } from './readiness';

const ALL: Abilities = { secure: true, worker: true, store: true, engine: true, locks: true };

describe('a browser that cannot keep records', () => {
  it('c12_at_a_plain_http_address_is_told_so_and_not_that_the_book_did_not_open', () => {
    // Without https a browser also hides locks and workers of the service: the address is the reason.
    expect(whyNotReady({ ...ALL, secure: false, locks: false })).toBe('insecure');
  });

  it.each(['worker', 'store', 'engine', 'locks'] as const)(
    'c12_that_is_too_old_is_told_so: no %s',
    (ability) => {
      expect(whyNotReady({ ...ALL, [ability]: false })).toBe('old_browser');
      expect(whyNotReady(ALL)).toBeNull();
    },
  );
});
