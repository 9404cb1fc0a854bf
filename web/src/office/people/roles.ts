/** Roles that the office gives, and the places at which each is given (SPEC R1). */
import type { GrantRow, PlaceRow } from '../types';

export const roles = [
  'team_member',
  'checkpoint_officer',
  'health_station',
  'police',
  'ward_official',
] as const;
export type RoleName = (typeof roles)[number];
export type KnownRole = RoleName | 'district' | 'administrator';

const PLACES: Record<string, PlaceRow['kind']> = { team_member: 'area', checkpoint_officer: 'checkpoint' };

/** The places at which a role can be given. */
export const placesOf = (role: string, places: readonly PlaceRow[]): PlaceRow[] =>
  places.filter((place) => place.kind === (PLACES[role] ?? 'ward'));

/** The grants with one more, without doubles. */
export function withGrant(grants: readonly GrantRow[], more: GrantRow): GrantRow[] {
  const known = grants.some((grant) => grant.role === more.role && grant.place === more.place);
  return known || more.place === '' ? [...grants] : [...grants, more];
}

export const sameGrants = (a: readonly GrantRow[], b: readonly GrantRow[]): boolean => {
  const text = (grants: readonly GrantRow[]) =>
    grants
      .map((grant) => `${grant.role}:${grant.place}`)
      .sort()
      .join();
  return text(a) === text(b);
};
