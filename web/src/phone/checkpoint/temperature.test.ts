import { describe, expect, it } from 'vitest';
import {
  COMMA,
  ERASE,
  isWholeReading,
  readTemperature,
  temperatureText,
  typeTemperature,
} from './temperature';

const type = (keys: string[], from = ''): string => keys.reduce(typeTemperature, from);

describe('a temperature', () => {
  it.each([
    ['365', '36,5'],
    ['37,8', '37,8'],
    ['400', '40,0'],
    ['36', '36'],
    ['36,', '36,'],
  ])('typed %s stands as %s', (keys, shown) => {
    expect(type([...keys])).toBe(shown);
  });

  it('begins anew when a key follows a whole reading', () => {
    expect(type(['3', '7', '8'], '36,5')).toBe('37,8');
    expect(type([COMMA], '36,5')).toBe('');
  });

  it('takes back one digit at a time, and the comma with the digit before it', () => {
    expect(type([ERASE], '36,5')).toBe('36,');
    expect(type([ERASE, ERASE], '36,5')).toBe('3');
    expect(type([ERASE, ERASE, ERASE, ERASE], '36,5')).toBe('');
  });

  it.each([
    ['365', 36.5],
    ['36,5', 36.5],
    ['36.5', 36.5],
    ['37', 37],
    ['45,0', 45],
  ])('%s is read as %d', (text, celsius) => {
    expect(readTemperature(text)).toEqual({ state: 'ok', celsius });
  });

  it('is not believed outside what a body can have', () => {
    expect(readTemperature('29,9').state).toBe('out_of_range');
    expect(readTemperature('45,1').state).toBe('out_of_range');
    expect(isWholeReading('52,0')).toBe(false);
  });

  it('waits for what is not finished', () => {
    expect(readTemperature('').state).toBe('empty');
    expect(readTemperature('3').state).toBe('typing');
    expect(readTemperature('36,').state).toBe('typing');
    expect(isWholeReading('37')).toBe(false);
    expect(isWholeReading('37,0')).toBe(true);
  });

  it('reads back as it was stored', () => {
    expect(temperatureText(36.5)).toBe('36,5');
    expect(temperatureText(37)).toBe('37,0');
    expect(temperatureText(null)).toBe('');
  });
});
