import { describe, expect, it } from 'vitest';
import { parseRoute } from './routes';

describe('the fragment leads to a screen', () => {
  it.each([
    ['', { screen: 'home' }],
    ['#/', { screen: 'home' }],
    ['#/nonsense', { screen: 'home' }],
    ['#/enrol/K7M2P9QX4T', { screen: 'enrol', code: 'K7M2P9QX4T' }],
    ['#/households/00025-01', { screen: 'households', area: '00025-01' }],
    ['#/household/new?place=00025-01', { screen: 'household-form', id: null, place: '00025-01' }],
    ['#/household/abc', { screen: 'household', id: 'abc' }],
    ['#/household/abc/edit', { screen: 'household-form', id: 'abc', place: null }],
    ['#/person/new?household=abc', { screen: 'person-form', id: null, household: 'abc' }],
    ['#/movements/away', { screen: 'movements', list: 'away' }],
    ['#/movements/other', { screen: 'movements', list: 'due' }],
    [
      '#/movement/new?direction=return&departure=d1',
      {
        screen: 'movement-form',
        id: null,
        from: { person: null, household: null, direction: 'return', departure: 'd1' },
      },
    ],
    ['#/checkpoint/00025-C01/shift', { screen: 'checkpoint', path: ['00025-C01', 'shift'] }],
    ['#/settings', { screen: 'settings' }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it('a broken link leads home instead of to a blank page', () => {
    expect(parseRoute('#/household/%E0%A4%A')).toEqual({ screen: 'home' });
  });
});
