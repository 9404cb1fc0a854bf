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

/** The places at which a role can be given: none that is closed, nor the area that stands for the whole ward. */
export const placesOf = (role: string, places: readonly PlaceRow[]): PlaceRow[] =>
  places.filter(
    (place) => place.kind === (PLACES[role] ?? 'ward') && !place.closed && !/-0+$/.test(place.code),
  );

export const hasGrant = (grants: readonly GrantRow[], one: GrantRow): boolean =>
  grants.some((other) => other.role === one.role && other.place === one.place);

/** The grants with one more, without doubles. */
export const withGrant = (grants: readonly GrantRow[], more: GrantRow): GrantRow[] =>
  hasGrant(grants, more) || more.place === '' ? [...grants] : [...grants, more];

/** What leads from some grants to others: those to give and those to take, and no others. */
export const grantsChange = (
  before: readonly GrantRow[],
  after: readonly GrantRow[],
): { give: GrantRow[]; take: GrantRow[] } => ({
  give: after.filter((one) => !hasGrant(before, one)),
  take: before.filter((one) => !hasGrant(after, one)),
});
