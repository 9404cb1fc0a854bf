import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { vi } from '../i18n/vi';
import type { Ground } from '../worker/api';
import { basisOf, groundsApart, groundsAt, NO_RULINGS, offeredCodes, saidOf } from './rulings';

const fever: Ground = {
  field: 'temp',
  rule: 'fever_c',
  value: 37.5,
  unit: '°C',
  source: 'Bản cam kết cách ly 2020',
  from: '2020-01-01',
  confirmed: true,
};
const sign: Ground = { ...fever, field: 'symptoms', rule: 'sign_alarm', code: 'cough', confirmed: false };
const missing: Ground = { field: 'temp', rule: 'fever_c', unit: '', confirmed: false };
const ofWard: Ground = {
  field: 'report_due_at',
  rule: 'report_back_hours',
  value: 12,
  unit: 'h',
  confirmed: false,
};
const label = (code: string) => ({ cough: 'Ho' })[code] ?? code;

describe('k74_rules_in_words', () => {
  it('says what a rule says, on what it rests and since when', () => {
    expect(saidOf(fever, vi, label)).toBe('Ngưỡng sốt: từ 37,5 °C');
    expect(basisOf(fever, vi)).toBe('Căn cứ: Bản cam kết cách ly 2020; áp dụng từ 01/01/2020');
    expect(saidOf(fever, en, label)).toBe('Fever: from 37,5 °C');
  });

  it('says that a document was not confirmed, and which sign it is about', () => {
    expect(saidOf(sign, vi, label)).toBe('Dấu hiệu phải báo ngay Trạm Y tế: Ho');
    expect(basisOf(sign, vi)).toMatch(/; chưa xác nhận$/);
  });

  it('says where no rule is known, and where the ward’s settings decide', () => {
    expect(saidOf(missing, vi, label)).toBe('Ngưỡng sốt: thiếu quy tắc');
    expect(basisOf(missing, vi)).toBe('');
    expect(saidOf(ofWard, vi, label)).toBe('Hạn khai báo khi đến, về: trong 12 giờ');
    expect(basisOf(ofWard, vi)).toBe('Theo Thông tin đơn vị');
  });
});

describe('k74_rules_beside_their_fields', () => {
  const rulings = { grounds: [fever, sign], offers: [{ field: 'ok', codes: ['mask'] }] };
  it('finds those of a field, and those that no box stands for', () => {
    expect(groundsAt(rulings, 'temp')).toEqual([fever]);
    expect(groundsApart(rulings, ['temp'])).toEqual([sign]);
  });

  it('k72_offers_the_list_and_what_was_marked_before', () => {
    expect(offeredCodes(rulings, 'ok', ['canteen', 'mask'])).toEqual(['mask', 'canteen']);
    expect(offeredCodes(rulings, 'fail', [])).toBeUndefined();
    expect(offeredCodes(NO_RULINGS, 'ok', [])).toBeUndefined();
  });
});
