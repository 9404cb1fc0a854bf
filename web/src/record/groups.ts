/** Groups of a record, such as the people who inspect: keys `inspectors/k7q/name`, a short id a member. */
import type { Scalar } from '../worker/api';

type Fields = Readonly<Record<string, Scalar | undefined>>;

/** The short ids of a group's members of whom anything stands, in the order of their keys. */
export function allIds(fields: Fields, group: string): string[] {
  const ids = new Set<string>();
  for (const [key, value] of Object.entries(fields)) {
    const [first, id, rest] = key.split('/');
    if (first === group && id && rest && value !== null && value !== undefined) ids.add(id);
  }
  return [...ids];
}

/** The same without those that were taken out. */
export const groupIds = (fields: Fields, group: string): string[] =>
  allIds(fields, group).filter((id) => fields[`${group}/${id}/removed`] !== true);

/** A short id for another member. */
export const newMemberId = (): string => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0).toString(36);
