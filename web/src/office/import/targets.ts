/** What a column can be, in words, and the choices of a person remembered for sheets with the same heads. */
import { KINDS } from '../../generated/kinds';
import { pick, t } from '../../i18n/index.svelte';
import type { ImportTarget } from '../types';

const PERSON = [
  'full_name',
  'dob',
  'sex',
  'relation',
  'citizen_id',
  'old_id',
  'phone',
  'residence',
  'occupation',
  'health_insurance',
  'nationality',
  'note',
] as const satisfies readonly ImportTarget[];
const HOUSEHOLD = [
  'head_name',
  'house_no',
  'lane',
  'street',
  'book_no',
] as const satisfies readonly ImportTarget[];

/** In the order in which the choice offers them. */
export const targets: readonly ImportTarget[] = [
  ...PERSON,
  'born_male',
  'born_female',
  ...HOUSEHOLD,
  'household',
  'area',
];

export function targetLabel(target: ImportTarget): string {
  if (target === 'household') return t().office.import.householdNumber;
  if (target === 'born_male') return t().office.import.bornMale;
  if (target === 'born_female') return t().office.import.bornFemale;
  if (target === 'area') return t().office.list.place;
  const kind = HOUSEHOLD.some((name) => name === target) ? KINDS.household : KINDS.person;
  const field = kind.fields.find(({ name }) => name === target);
  return field ? pick(field.label) : target;
}

type Columns = readonly (ImportTarget | null)[];

const keyOf = (heads: readonly string[]): string => `vungxanh.import.${heads.join('|').slice(0, 500)}`;

export function remember(heads: readonly string[], columns: Columns): void {
  try {
    localStorage.setItem(keyOf(heads), columns.map((target) => target ?? '').join(','));
  } catch {
    // Chosen again the next time.
  }
}

/** What was chosen for these heads before. */
export function remembered(heads: readonly string[]): Columns | null {
  try {
    const names = localStorage.getItem(keyOf(heads))?.split(',');
    if (names?.length !== heads.length) return null;
    return names.map((name) => targets.find((target) => target === name) ?? null);
  } catch {
    return null;
  }
}
