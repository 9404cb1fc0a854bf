/**
 * Which notices of the ward are for this phone now (SPEC K83). The office counts by the same rule which phones it is for
 * (`shared/src/kinds/notice.rs`); both are held against the cases of `tests/fixtures/notices.json`.
 */
import type { PhoneRecord, RecordView, Scalar } from '../../worker/api';

type Fields = Readonly<Record<string, Scalar | undefined>>;

/** A role as a member's record has it: `team_member:00025-01`. */
export interface Grant {
  role: string;
  place: string;
}

/** Under which name a role is addressed; the others are reached by what is for all. */
const FORCE: Readonly<Record<string, string>> = {
  team_member: 'teams',
  checkpoint_officer: 'checkpoints',
  health_station: 'health',
  police: 'police',
};
/** Whose areas are all of the ward's. */
const WARD_WIDE: readonly string[] = ['health_station', 'police', 'ward_official'];

/** The members of a set that are marked. */
export function membersOf(fields: Fields, name: string): string[] {
  const prefix = `${name}/`;
  return Object.keys(fields)
    .filter((key) => key.startsWith(prefix) && fields[key] === true)
    .map((key) => key.slice(prefix.length));
}

export function grantsOf(member: Pick<RecordView, 'fields'> | null): Grant[] {
  return membersOf(member?.fields ?? {}, 'grants').map((grant) => {
    const [role = '', place = ''] = grant.split(':');
    return { role, place };
  });
}

/** A checkpoint stands in no area: what is for some areas reaches it only where it is named itself. */
function isThere({ role, place }: Grant, areas: readonly string[], isNamed: boolean): boolean {
  if (areas.length === 0 || WARD_WIDE.includes(role)) return true;
  return role === 'team_member' ? areas.includes(place) : role === 'checkpoint_officer' && isNamed;
}

/** For all, or one of the roles fits both whom and which areas it names. */
export function isFor(notice: Fields, grants: readonly Grant[]): boolean {
  const [to, areas] = [membersOf(notice, 'to'), membersOf(notice, 'areas')];
  if (to.length === 0 && areas.length === 0) return true;
  return grants.some((grant) => {
    const isNamed = to.includes(FORCE[grant.role] ?? '');
    return (to.length === 0 || isNamed) && isThere(grant, areas, isNamed);
  });
}

/** Whether it holds at this time: begun, not over, not taken off. */
export function holdsAt(
  { fields, removed }: Pick<PhoneRecord, 'fields' | 'removed'>,
  now_ms: number,
): boolean {
  const [from, until] = [fields['from_at'], fields['until']];
  const begun = typeof from !== 'number' || from <= now_ms;
  return !removed && begun && (typeof until !== 'number' || now_ms < until);
}

/** Important ones first, of these and the others the newest. */
export function inOrder<Notice extends Pick<PhoneRecord, 'fields' | 'created_at_ms'>>(
  notices: readonly Notice[],
): Notice[] {
  const since = ({ fields, created_at_ms }: Notice): number =>
    typeof fields['from_at'] === 'number' ? fields['from_at'] : created_at_ms;
  const rank = ({ fields }: Notice): number => (fields['important'] === true ? 0 : 1);
  return [...notices].sort((a, b) => rank(a) - rank(b) || since(b) - since(a));
}

/** FNV-1a, 32 bits: enough to tell two wordings of one notice apart. */
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * What a notice says, in short: a phone that has read it knows by this whether it says something else now. Times of
 * writing do not tell, as a change that was written earlier may arrive later.
 */
export function wordingOf({ fields }: Pick<RecordView, 'fields'>): string {
  const said = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  let hash = BASIS;
  for (const unit of JSON.stringify(said)) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), PRIME);
  return (hash >>> 0).toString(36);
}
