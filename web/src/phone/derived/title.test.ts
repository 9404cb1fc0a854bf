import { describe, expect, it } from 'vitest';
import { recordOf } from '../record.fixture';
import { lineOf } from './title';

describe('the line that tells a record from others', () => {
  it('says of a number and of a yes what was asked', () => {
    expect(lineOf(recordOf('dose', { name: 'Nguyễn Ngọc Minh', no: 3 }))).toContain('Mũi thứ: 3');
    expect(lineOf(recordOf('contact_attempt', { reached: true }))).toBe('Liên lạc được: Có');
  });
});
