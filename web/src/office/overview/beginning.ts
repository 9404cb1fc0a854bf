/** What a new ward still lacks, and where each of it is done. */
import type { Screen } from '../access';
import type { Beginning } from '../types';

export const parts = ['contact', 'areas', 'checkpoints', 'teams', 'members', 'phones', 'households'] as const;
export type Part = (typeof parts)[number];

/** The screen that does it. */
const SCREENS: Record<Part, Screen> = {
  contact: 'unit',
  areas: 'areas',
  checkpoints: 'checkpoints',
  teams: 'teams',
  members: 'members',
  phones: 'members',
  households: 'import',
};

export interface Row {
  part: Part;
  href: string;
  /** How many there are; none for what is there or not. */
  count: number | null;
  isThere: boolean;
}

/** The parts that the account can see to. */
export function rowsOf(counts: Beginning, may: (screen: Screen) => boolean): Row[] {
  return parts
    .filter((part) => may(SCREENS[part]))
    .map((part) => {
      const value = counts[part];
      const count = typeof value === 'number' ? value : null;
      return { part, href: `#/${SCREENS[part]}`, count, isThere: Boolean(value) };
    });
}

/** Whether it is shown: nobody has closed it, and something is lacking. */
export const isShown = (counts: Beginning, rows: readonly Row[]): boolean =>
  !counts.closed && rows.some((row) => !row.isThere);
