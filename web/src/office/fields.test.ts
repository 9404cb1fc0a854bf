import { describe, expect, it } from 'vitest';
import { KINDS } from '../generated/kinds';
import {
  fieldOf,
  highestTemperature,
  keyLabel,
  showAddress,
  showKey,
  showPlate,
  showSet,
  titleOf,
} from './fields';
import { groupIds } from '../record/groups';

describe('how records read', () => {
  it('finds plain fields, members of sets and fields of groups', () => {
    expect(fieldOf(KINDS.pass, 'plate')?.field.name).toBe('plate');
    expect(fieldOf(KINDS.declaration, 'symptoms/fever')).toMatchObject({ member: 'fever', group: null });
    expect(fieldOf(KINDS.pass, 'people/k7q/symptoms/fever')).toMatchObject({
      member: 'fever',
      group: { name: 'people', id: 'k7q' },
    });
    expect(fieldOf(KINDS.pass, 'nothing')).toBeNull();
  });

  it('shows values the Vietnamese way', () => {
    const symptoms = fieldOf(KINDS.declaration, 'symptoms/fever')?.field ?? KINDS.declaration.fields[0];
    if (!symptoms) throw new Error('no field');
    expect(showKey(KINDS.pass, 'people/a/temp1', 36.5)).toBe('36,5 °C');
    expect(showKey(KINDS.household, 'phone', '+84912345678')).toBe('0912 345 678');
    expect(showKey(KINDS.movement, 'direction', 'departure')).toBe('Đi');
    expect(showKey(KINDS.movement, 'return_planned', Date.UTC(2021, 10, 13, 17, 30))).toBe(
      '00:30 14/11/2021',
    );
    expect(showKey(KINDS.person, 'dob', '1950-03')).toBe('03/1950');
    expect(showKey(KINDS.person, 'phone', null)).toBe('');
    expect(keyLabel(KINDS.declaration, 'symptoms/fever')).toBe('Triệu chứng: Sốt');
    expect(
      showSet(symptoms, { 'symptoms/fever': true, 'symptoms/cough': true, 'symptoms/tired': false }),
    ).toBe('Sốt, Ho');
  });

  it('reads groups without those taken out', () => {
    const fields = {
      'people/a/name': 'Lan',
      'people/a/temp1': 36.5,
      'people/b/name': 'Hùng',
      'people/b/temp1': 38.4,
      'people/b/temp2': 37.1,
      'people/c/name': 'Mai',
      'people/c/removed': true,
      'people/c/temp1': 40,
    };
    expect(groupIds(fields, 'people')).toEqual(['a', 'b']);
    expect(highestTemperature(fields)).toBe(37.1);
    expect(titleOf({ kind: 'pass', fields: { ...fields, plate: '29A12345' } })).toBe('29A-123.45');
    expect(titleOf({ kind: 'pass', fields })).toBe('Lan');
  });

  it('shows plates and addresses as people write them', () => {
    expect(showPlate('29A12345')).toBe('29A-123.45');
    expect(showPlate('29X112345')).toBe('29X1-123.45');
    expect(showPlate('30E1234')).toBe('30E-1234');
    expect(showPlate('LẠ')).toBe('LẠ');
    expect(showAddress({ house_no: '15B', lane: '', street: 'phố Ngọc Khánh' })).toBe('15B, phố Ngọc Khánh');
  });
});
