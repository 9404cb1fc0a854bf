import { describe, expect, it } from 'vitest';
import { cleanPlate, isWhole, plateMatches, sheetFor, showPlate } from './plate';

describe('a plate', () => {
  it.each([
    ['29b1-123.45', '29B112345'],
    ['29 đ1 123 45', '29Đ112345'],
    ['30A.123-45', '30A12345'],
    ['', ''],
  ])('is kept in capitals without dots and dashes: %s', (typed, kept) => {
    expect(cleanPlate(typed)).toBe(kept);
  });

  it.each([
    ['29B112345', 'motorbike', '29B1-123.45'],
    ['29B11234', 'motorbike', '29B1-1234'],
    ['30A12345', 'car', '30A-123.45'],
    ['29LD12345', 'car', '29LD-123.45'],
    ['29A1234', 'car', '29A-1234'],
    ['29MĐ112345', 'motorbike', '29MĐ1-123.45'],
    ['29MĐ112345', null, '29MĐ1-123.45'],
    ['29AA12345', 'motorbike', '29AA-123.45'],
    ['30A12345', null, '30A-123.45'],
    ['29X112345', null, '29X1-123.45'],
    ['TM1234', 'truck', 'TM1234'],
    ['29B', 'motorbike', '29B'],
  ])('reads as on the tin: %s of a %s', (plate, vehicle, shown) => {
    expect(showPlate(plate, vehicle)).toBe(shown);
  });

  it('asks for digits, then the letter of the series, then digits', () => {
    const sheets = ['', '2', '29', '29B', '29B1', '29B11'].map(sheetFor);
    expect(sheets).toEqual(['digits', 'digits', 'letters', 'digits', 'digits', 'digits']);
  });

  it('is whole with five digits behind its series, whose length depends on the vehicle', () => {
    expect(isWhole('29B11234', 'motorbike')).toBe(false);
    expect(isWhole('29B112345', 'motorbike')).toBe(true);
    expect(isWhole('30A1234', 'car')).toBe(false);
    expect(isWhole('30A12345', 'car')).toBe(true);
    expect(isWhole('TM12345', 'truck')).toBe(false);
  });

  it.each(['29MĐ112345', '29MD112345'])(
    'c1_an_electric_motorbike_is_whole_with_its_last_digit: %s',
    (plate) => {
      for (const vehicle of ['motorbike', 'car', null]) {
        for (let typed = 1; typed < plate.length; typed += 1) {
          expect(isWhole(plate.slice(0, typed), vehicle)).toBe(false);
        }
        expect(isWhole(plate, vehicle)).toBe(true);
      }
    },
  );

  it('c1_keeps_every_letter_of_a_plate_from_elsewhere', () => {
    expect(cleanPlate('ກຂ 1234')).toBe('ກຂ1234');
    expect(cleanPlate('80-011-NG-01')).toBe('80011NG01');
    expect(cleanPlate('29M\u00d01-123.45')).toBe('29MĐ112345');
  });

  it('is found from its beginning, or by its last digits when those are asked for', () => {
    expect(plateMatches('29B112345', '29B1', false)).toBe(true);
    expect(plateMatches('29B112345', '345', false)).toBe(false);
    expect(plateMatches('29B112345', '345', true)).toBe(true);
    expect(plateMatches('29B112345', '', true)).toBe(false);
  });
});
