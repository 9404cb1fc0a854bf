/** The columns of each list. Cells are drawn by Cell.svelte; what sorts is what the server sorts. */
import type { Texts } from '../../i18n/index.svelte';
import { KINDS } from '../../generated/kinds';
import { pick } from '../../i18n/index.svelte';
import type { DerivedKind } from '../../generated/derived-kinds';
import { isDerived, type ListName, type OwnList } from '../routes';
import { KIND_OF } from './kind-of';

export type CellName =
  | 'head'
  | 'address'
  | 'place'
  | 'members'
  | 'phone'
  | 'updated'
  | 'name'
  | 'birth'
  | 'sex'
  | 'household'
  | 'residence'
  | 'day'
  | 'direction'
  | 'where'
  | 'due'
  | 'at'
  | 'vehicle'
  | 'people'
  | 'temperature'
  | 'decision'
  | 'symptoms'
  | 'lead'
  | 'shiftTime'
  | 'counted'
  | 'handover'
  | 'title'
  | `field:${string}`
  | `group:${string}`;

export interface Column {
  cell: CellName;
  /** What it is in a file: fields and groups of the kind, and what the server adds. */
  file: readonly string[];
  label: (columns: Texts['office']['list']['columns']) => string;
  /** Sort order when its head is pressed, and when it is pressed again. */
  sort?: readonly [string, string];
  /** Left out on narrower screens, 2 before 1; on paper and on a phone's screen never. */
  yields?: 1 | 2 | undefined;
  align?: 'right';
  width?: string;
}

const NAME = ['name', 'name_desc'] as const;
const TIME = ['newest', 'oldest'] as const;
const PLACE = ['place', 'place_desc'] as const;
/** Orders that run from the last to the first. */
const DESCENDING: readonly string[] = ['newest', 'name_desc', 'updated', 'place_desc', 'due_desc'];

const own: Record<OwnList, readonly Column[]> = {
  households: [
    { cell: 'head', file: ['head_name'], label: (c) => c.head, sort: NAME, width: '22%' },
    { cell: 'address', file: ['house_no', 'lane', 'street'], label: (c) => c.address, width: '28%' },
    { cell: 'place', file: ['place'], label: (c) => c.area, sort: PLACE },
    { cell: 'members', file: ['persons'], label: (c) => c.members, align: 'right' },
    { cell: 'phone', file: ['phone'], label: (c) => c.phone, yields: 1 },
    {
      cell: 'updated',
      file: ['updated'],
      label: (c) => c.updated,
      sort: ['updated', 'updated_asc'],
      yields: 2,
    },
  ],
  persons: [
    { cell: 'name', file: ['full_name'], label: (c) => c.name, sort: NAME, width: '22%' },
    { cell: 'birth', file: ['dob'], label: (c) => c.birth },
    { cell: 'sex', file: ['sex'], label: (c) => c.sex, yields: 2 },
    { cell: 'household', file: ['household', 'relation'], label: (c) => c.household, width: '18%' },
    { cell: 'place', file: ['place'], label: (c) => c.area, sort: PLACE },
    { cell: 'residence', file: ['residence'], label: (c) => c.residence, yields: 2 },
    { cell: 'phone', file: ['phone'], label: (c) => c.phone, yields: 1 },
  ],
  movements: [
    { cell: 'day', file: ['day'], label: (c) => c.day, sort: TIME, width: '1%' },
    { cell: 'name', file: ['name', 'household'], label: (c) => c.name, sort: NAME, width: '18%' },
    { cell: 'direction', file: ['direction'], label: (c) => c.direction, width: '15%' },
    {
      cell: 'where',
      file: ['from_text', 'to_text', 'reason'],
      label: (c) => c.where,
      width: '19%',
      yields: 1,
    },
    { cell: 'due', file: ['due', 'closed'], label: (c) => c.state, sort: ['due', 'due_desc'], width: '17%' },
    { cell: 'place', file: ['place'], label: (c) => c.area },
    { cell: 'phone', file: ['phone'], label: (c) => c.phone, yields: 2 },
  ],
  declarations: [
    { cell: 'at', file: ['at'], label: (c) => c.at, sort: TIME, width: '1%' },
    { cell: 'name', file: ['name', 'household'], label: (c) => c.name, sort: NAME, width: '24%' },
    {
      cell: 'symptoms',
      file: ['symptoms', 'temp', 'exposure', 'epidemic_area'],
      label: (c) => c.symptoms,
      width: '26%',
    },
    { cell: 'due', file: ['due', 'notified_at'], label: (c) => c.state, sort: ['due', 'due_desc'] },
    { cell: 'place', file: ['place'], label: (c) => c.area },
    { cell: 'phone', file: ['phone'], label: (c) => c.phone, yields: 1 },
  ],
  passes: [
    { cell: 'at', file: ['at'], label: (c) => c.at, sort: TIME, width: '1%' },
    { cell: 'vehicle', file: ['plate', 'vehicle_type'], label: (c) => c.vehicle },
    { cell: 'people', file: ['people'], label: (c) => c.people, width: '26%' },
    { cell: 'direction', file: ['direction'], label: (c) => c.direction, yields: 2 },
    { cell: 'temperature', file: ['people'], label: (c) => c.temperature, align: 'right', yields: 1 },
    { cell: 'decision', file: ['decision'], label: (c) => c.decision },
    { cell: 'place', file: ['place'], label: (c) => c.checkpoint },
  ],
  shifts: [
    {
      cell: 'shiftTime',
      file: ['starts_at', 'ends_at', 'closed_at'],
      label: (c) => c.shiftTime,
      sort: TIME,
      width: '1%',
    },
    { cell: 'lead', file: ['lead_name'], label: (c) => c.lead, width: '20%' },
    { cell: 'place', file: ['place'], label: (c) => c.checkpoint, width: '20%' },
    {
      cell: 'counted',
      file: ['vehicles_counted', 'vehicles_recorded', 'people_counted', 'people_recorded'],
      label: (c) => c.counted,
      align: 'right',
      yields: 1,
    },
    { cell: 'handover', file: ['handover_note'], label: (c) => c.handover, width: '24%', yields: 2 },
  ],
};

/** The columns of a kind that has none of its own: title, the fields that the kind names, place and last writing. */
function derived(list: DerivedKind): readonly Column[] {
  const kind = KINDS[list];
  const title = kind.fields.find(({ name }) => name === kind.title_fields[0]);
  const fields = kind.list.columns.flatMap((name, at): Column[] => {
    const field = kind.fields.find((candidate) => candidate.name === name);
    if (!field) return [];
    const dates = name === kind.date_field;
    return [
      {
        cell: `field:${name}`,
        file: [name],
        label: () => pick(field.label),
        ...(dates && { sort: TIME }),
        ...(at > 2 && { yields: at > 3 ? (2 as const) : (1 as const) }),
        ...(field.type.is === 'int' && { align: 'right' as const }),
      },
    ];
  });
  return [
    {
      cell: 'title',
      file: kind.title_fields,
      label: (c) => (title ? pick(title.label) : c.name),
      ...(kind.name_field && { sort: NAME }),
      width: '22%',
    },
    ...fields,
    { cell: 'place', file: ['place'], label: (c) => c.area, sort: PLACE },
    {
      cell: 'updated',
      file: ['updated'],
      label: (c) => c.updated,
      sort: ['updated', 'updated_asc'],
      yields: 2,
    },
  ];
}

/** The columns of a list where nobody chose others. */
export const usualColumns = (list: ListName): readonly Column[] =>
  isDerived(list) ? derived(list) : own[list];

/** Every column that a list can have: the usual ones, then what else its records hold. */
export function offeredColumns(list: ListName): readonly Column[] {
  const usual = usualColumns(list);
  const kind = KINDS[KIND_OF(list)];
  const covered = usual.flatMap(({ file }) => file);
  const fields = kind.fields.filter(({ name, set_by }) => set_by !== 'server' && !covered.includes(name));
  const groups = kind.groups.filter(({ name }) => !covered.includes(name));
  const last: readonly Column[] = [
    { cell: 'place', file: ['place'], label: (c) => c.area, sort: PLACE },
    { cell: 'updated', file: ['updated'], label: (c) => c.updated, sort: ['updated', 'updated_asc'] },
  ];
  return [
    ...usual,
    ...fields.map(({ name, label }): Column => {
      return { cell: `field:${name}`, file: [name], label: () => pick(label) };
    }),
    ...groups.map(({ name, label }): Column => {
      return { cell: `group:${name}`, file: [name], label: () => pick(label) };
    }),
    ...last.filter(({ cell }) => !usual.some((column) => column.cell === cell)),
  ];
}

/** The columns that are named, in that order; those that a list no longer has are left out. None named: the usual ones. */
export function columnsNamed(list: ListName, names: string): readonly Column[] {
  const offered = offeredColumns(list);
  const named = names.split(',').flatMap((name) => offered.filter(({ cell }) => cell === name));
  const once = named.filter((column, at) => named.indexOf(column) === at);
  // A column that was chosen is shown on every screen.
  return once.length === 0 ? usualColumns(list) : once.map((column) => ({ ...column, yields: undefined }));
}

export const namesOf = (columns: readonly Column[]): string => columns.map(({ cell }) => cell).join(',');

/** What a file of these columns has, each once. */
export const fileColumns = (columns: readonly Column[]): readonly string[] => [
  ...new Set(columns.flatMap(({ file }) => file)),
];

/** How a list is sorted where the address says nothing. */
export const defaultSort = (list: ListName): string => KINDS[KIND_OF(list)].list.order;

/** The way a list runs under a column's head, where it is sorted by it. */
export function sortedAs(column: Column, sort: string): 'ascending' | 'descending' | undefined {
  if (!column.sort?.includes(sort)) return undefined;
  return DESCENDING.includes(sort) ? 'descending' : 'ascending';
}
