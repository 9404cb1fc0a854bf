import { describe, expect, it } from 'vitest';
import { grantsChange, placesOf, withGrant } from './roles';

const places = [
  { code: '00025', name: 'Phường Ngọc Khánh', kind: 'ward', closed: false },
  { code: '00025-01', name: 'Tổ dân phố số 1', kind: 'area', closed: false },
  { code: '00025-C01', name: 'Chốt 1', kind: 'checkpoint', closed: false },
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
  });

  it('a5_are_given_and_taken_one_by_one', () => {
    const police = { role: 'police', place: '00025' };
    const team = { role: 'team_member', place: '00025-01' };
    expect(grantsChange([police], [team])).toEqual({ give: [team], take: [police] });
    expect(grantsChange([police, team], [team, police])).toEqual({ give: [], take: [] });
  });
});
