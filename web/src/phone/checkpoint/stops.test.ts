import { describe, expect, it } from 'vitest';
import { newOccupant, newPass } from './pass-values';
import { numbersOf, stopOf } from './stops';

const NOW = Date.parse('2021-11-22T10:00:00+07:00');
/** As shared/src/stops.rs makes it of `29A12345` under `salt`. */
const KEY = 'a641b51a62dd0a881eaf8dccfff528c715003cd715c5d76d711d9b1065a22acd';
const alert = {
  period: '2021-11-22',
  fields: { salt: 'salt', key: KEY, until: NOW + 3_600_000, call_phone: '+842438312345' },
};

function pass(plate: string) {
  return { ...newPass('in', 'motorbike', newOccupant('a')), plate };
}

describe('k76 what is to be stopped', () => {
  it('is recognised by its plate, however that is written, and says whom to call', async () => {
    for (const plate of ['29A12345', '29a-123.45'])
      expect(await stopOf([alert], numbersOf(pass(plate)), NOW)).toEqual({ phone: '+842438312345' });
    expect(await stopOf([alert], numbersOf(pass('29A12346')), NOW)).toBeNull();
    expect(await stopOf([alert], numbersOf({ ...pass('29A12345'), noPlate: true }), NOW)).toBeNull();
  });

  it('is so on its day and until its end alone', async () => {
    const numbers = numbersOf(pass('29A12345'));
    expect(await stopOf([alert], numbers, NOW + 3_600_000)).toBeNull();
    expect(await stopOf([{ ...alert, period: '2021-11-23' }], numbers, NOW)).toBeNull();
  });

  it('is looked for by telephone and paper of everybody, once enough was typed', () => {
    const one = { ...newOccupant('a'), phone: '0912 345 678', citizenId: '001085012345', idNo: 'C123' };
    expect(numbersOf({ ...pass('29'), people: [one] })).toEqual([
      { sort: 'phone', number: '84912345678' },
      { sort: 'paper', number: '001085012345' },
    ]);
    const abroad = numbersOf({ ...pass(''), people: [{ ...newOccupant('a'), phone: '+856 20 5555 1234' }] });
    expect(abroad).toEqual([{ sort: 'phone', number: '8562055551234' }]);
  });
});
