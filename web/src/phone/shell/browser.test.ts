import { describe, expect, it } from 'vitest';
import { keepingOf } from './browser';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.1 Mobile/15E148 Safari/604.1';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; SM-A107F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.45 Mobile Safari/537.36';

describe('a code is not spent in a browser that will not keep it', () => {
  it('c13_an_iphone_is_told_to_add_the_app_first', () => {
    expect(keepingOf({ userAgent: IPHONE, standalone: false })).toBe('add_first');
    expect(keepingOf({ userAgent: IPHONE, standalone: true })).toBe('keeps');
  });

  it('c13_nor_inside_another_app', () => {
    expect(keepingOf({ userAgent: `${ANDROID} Zalo android/21.11` })).toBe('inside_another_app');
    expect(keepingOf({ userAgent: `${IPHONE} [FBAN/FBIOS;FBAV/343.0]`, standalone: false })).toBe(
      'inside_another_app',
    );
    expect(keepingOf({ userAgent: ANDROID })).toBe('keeps');
  });
});
