import { describe, expect, it } from 'vitest';
import { t } from '../i18n/index.svelte';
import { placeName } from './place-name';

describe('what a place is called', () => {
  it('c14_is_never_its_code', () => {
    expect(placeName('00025-05', 'Tổ 5', t())).toBe('Tổ 5');
    expect(placeName('00025-05', '00025-05', t())).toBe('Địa bàn 05');
    expect(placeName('00025-C01', undefined, t())).toBe('Chốt 01');
    expect(placeName('00025', undefined, t())).toBe(t().office.members.wholeWard);
  });
});
