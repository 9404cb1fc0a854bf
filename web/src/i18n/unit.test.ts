import { describe, expect, it } from 'vitest';
import { en } from './en';
import { ANY_UNIT, placeOf, unitOf, withUnit } from './unit';
import { vi } from './vi';

describe('the unit’s own word', () => {
  it.each([
    ['Phường Ngọc Khánh', 'phường', 'ward'],
    ['Xã Ia Đal', 'xã', 'commune'],
    ['XÃ CHIỀNG MAI', 'xã', 'commune'],
    ['Thị trấn Hát Lót', 'thị trấn', 'township'],
    ['Đặc khu Côn Đảo', 'đặc khu', 'special zone'],
    ['Xãn', ANY_UNIT.vi, ANY_UNIT.en],
    ['', ANY_UNIT.vi, ANY_UNIT.en],
  ])('e_0_19_of %s', (name, word, english) => {
    expect(unitOf(name)).toEqual({ vi: word, en: english });
  });

  it.each([
    ['Phường Ngọc Khánh', 'Ngọc Khánh'],
    ['THỊ TRẤN Hát Lót', 'Hát Lót'],
    ['Ngọc Khánh', 'Ngọc Khánh'],
  ])('r13_a_document_is_dated_at %s', (name, place) => {
    expect(placeOf(name)).toBe(place);
  });

  it('e_0_19_stands_in_every_text', () => {
    const texts = withUnit(vi, 'thị trấn');
    expect(texts.phone.status.title).toBe('Gửi về thị trấn');
    expect(texts.phone.home.refusedCount(2)).toBe('2 mục thị trấn chưa nhận');
    expect(texts.phone.home.weekdays).toEqual(vi.phone.home.weekdays);
    expect(withUnit(en, 'commune').phone.delivery.at_ward).not.toContain('{');
  });
});
