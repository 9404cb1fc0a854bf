import { describe, expect, it } from 'vitest';
import { helpOf } from './help';

describe('whom to ask', () => {
  it('is printed without a comma where only the name or only the number is known', () => {
    const number = '+84243831234';
    expect(helpOf({ contact_name: 'Lê Hoa', contact_phone: '' })).toBe('Lê Hoa');
    expect(helpOf({ contact_name: '', contact_phone: number })).toMatch(/^0/);
    expect(helpOf({ contact_name: 'Lê Hoa', contact_phone: number })).toMatch(/^Lê Hoa, 0/);
  });
});
