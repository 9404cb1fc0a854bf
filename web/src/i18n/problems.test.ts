import { describe, expect, it } from 'vitest';
import { worded } from './problems';

const found = { field: 'head_name', code: 'required', severity: 'error' as const };

describe('the words of a problem', () => {
  it('names the field and gives its own example, which the WASM does not carry', () => {
    const problem = { ...found, vi: 'Chưa có «{}».', en: '“{}” is missing.', example: '=' };
    expect(worded('household', problem)).toEqual({
      ...found,
      vi: 'Chưa có «Chủ hộ».',
      en: '“Household head” is missing.',
      example: 'Nguyễn Văn An',
    });
  });

  it('leaves every other text as it is, and shows no example where there is none', () => {
    const problem = { ...found, vi: 'Ghi rõ.', en: 'Say it.', example: '' };
    expect(worded('household', problem)).toEqual({ ...found, vi: 'Ghi rõ.', en: 'Say it.' });
    expect(worded('household', { ...problem, example: '36,5' }).example).toBe('36,5');
  });

  it('names a field of a member of a group', () => {
    const problem = { ...found, field: 'people/k7q/name', vi: 'Chưa có «{}».', en: '“{}” is missing.' };
    expect(worded('pass', problem).vi).toBe('Chưa có «Họ và tên».');
  });
});
