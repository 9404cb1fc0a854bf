import { describe, expect, it } from 'vitest';
import { KINDS } from '../generated/kinds';
import { choicesOf, fieldLabel, fieldText, kindLabel, showValue } from './kinds';

describe('words of records come from their one definition', () => {
  it('labels kinds, fields, marks of a set and fields of a group', () => {
    expect(kindLabel('household')).toBe('Hộ gia đình');
    expect(fieldLabel('household', 'phone')).toBe('Điện thoại');
    expect(fieldLabel('declaration', 'symptoms/fever')).toBe('Triệu chứng: Sốt');
    expect(fieldLabel('declaration', 'symptoms')).toBe('Triệu chứng');
    expect(fieldLabel('person', 'doses/k7q/date')).toBe('Ngày tiêm');
    expect(fieldLabel('person', 'doses/k7q/removed')).toBe('Mũi tiêm: đã bỏ');
    expect(fieldLabel('person', 'removed/at')).toBe('Đã bỏ lúc');
    expect(fieldLabel('pass', 'people')).toBe('Người qua chốt');
  });

  it('c14_says_no_raw_key_of_any_field_that_is_known', () => {
    for (const [name, kind] of Object.entries(KINDS)) {
      const groups = kind.groups.flatMap((group) =>
        group.fields.map((one) => `${group.name}/k7q/${one.name}`),
      );
      for (const key of [...kind.fields.map((one) => one.name), ...groups]) {
        expect(fieldLabel(name, key), key).toMatch(/^\p{Lu}/u);
        expect(fieldLabel(name, key), key).not.toContain('_');
      }
    }
    expect(fieldLabel('pass', 'people/k7q/symptoms/fever')).toBe('Triệu chứng: Sốt');
  });

  it('shows what a later version wrote by its key, instead of nothing', () => {
    expect(fieldLabel('person', 'blood_type')).toBe('blood_type');
    expect(showValue('person', 'blood_type', 'A')).toBe('A');
    expect(kindLabel('vehicle')).toBe('vehicle');
    expect(showValue('person', 'relation', 'cousin')).toBe('cousin');
  });

  it('reads values as people write them', () => {
    expect(showValue('household', 'phone', '+84912345678')).toBe('0912 345 678');
    expect(showValue('person', 'dob', '1950-03')).toBe('03/1950');
    expect(showValue('person', 'relation', 'spouse')).toBe('Vợ, chồng');
    expect(showValue('declaration', 'temp', 36.5)).toBe('36,5 °C');
    expect(showValue('declaration', 'exposure', false)).toBe('Không');
    expect(showValue('movement', 'birth_year', 1985)).toBe('1985');
    expect(showValue('movement', 'arrive_actual', Date.parse('2021-11-22T11:20:00Z'))).toBe(
      '18:20 22/11/2021',
    );
    expect(showValue('person', 'phone', null)).toBe('');
  });

  it('offers the choices of a closed list, and none where there is none', () => {
    expect(choicesOf('person', 'sex').map((one) => one.value)).toEqual(['male', 'female', 'other']);
    expect(choicesOf('person', 'full_name')).toEqual([]);
    expect(fieldText('household', 'head_name').example).toBe('Nguyễn Văn An');
  });
});
