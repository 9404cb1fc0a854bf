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
    ['29MĐ112345', 'motorbike', '29MĐ112345'],
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

  it('is found from its beginning, or by its last digits when those are asked for', () => {
    expect(plateMatches('29B112345', '29B1', false)).toBe(true);
    expect(plateMatches('29B112345', '345', false)).toBe(false);
    expect(plateMatches('29B112345', '345', true)).toBe(true);
    expect(plateMatches('29B112345', '', true)).toBe(false);
  });
});
