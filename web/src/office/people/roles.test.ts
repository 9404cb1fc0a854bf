import { describe, expect, it } from 'vitest';
import { placesOf, sameGrants, withGrant } from './roles';

const places = [
  { code: '00025', name: 'Phường Ngọc Khánh', kind: 'ward' },
  { code: '00025-01', name: 'Tổ dân phố số 1', kind: 'area' },
  { code: '00025-C01', name: 'Chốt 1', kind: 'checkpoint' },
];

describe('roles', () => {
  it('are given at their sort of place', () => {
    const at = (role: string) => placesOf(role, places).map((place) => place.code);
    expect(at('team_member')).toEqual(['00025-01']);
    expect(at('checkpoint_officer')).toEqual(['00025-C01']);
    expect(at('police')).toEqual(['00025']);
  });

  it('are given once', () => {
    const grant = { role: 'team_member', place: '00025-01' };
    expect(withGrant([grant], grant)).toEqual([grant]);
    expect(withGrant([], { role: 'team_member', place: '' })).toEqual([]);
    expect(
      sameGrants([grant, { role: 'police', place: '00025' }], [{ role: 'police', place: '00025' }, grant]),
    ).toBe(true);
    expect(sameGrants([grant], [])).toBe(false);
  });
});
