/**
 * People who may be the one that is being typed in (SPEC K77, shared/src/kinds/same_person.rs): the number of one paper,
 * or the same name with the year of birth or the telephone. A hint, for a person to look at; nothing is kept from saving.
 */
import type { Scalar } from '../worker/api';
import { words } from './names';

type Fields = Readonly<Record<string, Scalar | undefined>>;
interface Known {
  readonly id: string;
  readonly fields: Fields;
  readonly removed?: boolean | null | undefined;
}

/** By what somebody was recognised. */
export type Likeness = 'paper' | 'birth' | 'phone';

const PAPERS = ['citizen_id', 'old_id', 'passport'] as const;
const SHORTEST_PAPER = 8;
const SHORTEST_PHONE = 9;

const text = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value.trim() : '';
};
/** Numbers are compared as they are stored: without what parts their digits. */
const bare = (number: string): string => number.replace(/[\s.-]/g, '').toUpperCase();
const national = (phone: string): string => bare(phone).replace(/^(\+84|0084)/, '0');
const papers = (fields: Fields): string[] =>
  PAPERS.map((name) => bare(text(fields, name))).filter((paper) => paper.length >= SHORTEST_PAPER);
const folded = (name: string): string =>
  words(name)
    .map(({ word }) => word)
    .join(' ');
const born = (fields: Fields): string => text(fields, 'dob').slice(0, 4);

/** What to search for, so that whoever may be meant is among what is found; empty where too little is typed yet. */
export function searchesFor(typed: Fields): string[] {
  const phone = national(text(typed, 'phone'));
  const name = words(text(typed, 'full_name')).length > 1 ? text(typed, 'full_name') : '';
  const known = born(typed) !== '' || phone.length >= SHORTEST_PHONE;
  return [...papers(typed), ...(name !== '' && known ? [name] : [])];
}

function likeness(typed: Fields, known: Fields): Likeness | null {
  if (papers(typed).some((paper) => papers(known).includes(paper))) return 'paper';
  const name = folded(text(typed, 'full_name'));
  if (name === '' || name !== folded(text(known, 'full_name'))) return null;
  if (born(typed) !== '' && born(typed) === born(known)) return 'birth';
  const phone = national(text(typed, 'phone'));
  return phone.length >= SHORTEST_PHONE && phone === national(text(known, 'phone')) ? 'phone' : null;
}

/** Those of the records that may be the same person, other than the one in hand, each once. */
export function alike<R extends Known>(
  typed: Fields,
  records: readonly R[],
  own: string | null,
): { record: R; by: Likeness }[] {
  const seen = new Set<string | null>([own]);
  return records.flatMap((record) => {
    if (seen.has(record.id) || record.removed === true) return [];
    seen.add(record.id);
    const by = likeness(typed, record.fields);
    return by === null ? [] : [{ record, by }];
  });
}
