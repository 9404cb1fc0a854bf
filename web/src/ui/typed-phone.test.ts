import { describe, expect, it } from 'vitest';
import { domesticDigits, phoneInBox, typedPhone } from './typed-phone';

describe('a telephone number that is typed', () => {
  it.each(['+856 20 5551 2345', '+82 10 1234 5678', '115', '1900 9095', '0912345678 / 0987654321'])(
    'c4_is_kept_as_typed_where_it_is_not_of_this_country: %s',
    (text) => {
      expect(typedPhone(text)).toBe(text);
    },
  );

  it('c4_of_another_country_survives_every_key_that_is_added_or_taken', () => {
    const stored = '+8562055512345';
    let held = stored;
    const text = phoneInBox(held);
    held = typedPhone(`${text}6`);
    held = typedPhone(held.slice(0, -1));
    expect(held.replaceAll(' ', '')).toBe(stored);
  });

  it('of this country is held as digits, however it was pasted', () => {
    expect(typedPhone('0912 345 678')).toBe('0912345678');
    expect(typedPhone('0912.345.678')).toBe('0912345678');
    expect(typedPhone('\u202a0912345678\u202c')).toBe('0912345678');
    expect(domesticDigits('0084912345678')).toBeNull();
  });

  it('reads with 0 and in groups', () => {
    expect(phoneInBox('+84912345678')).toBe('0912 345 678');
    expect(phoneInBox('+8562055512345')).toBe('+856 20 5551 2345');
  });
});
