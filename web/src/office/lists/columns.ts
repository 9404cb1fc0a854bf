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
  | `field:${string}`;

export interface Column {
  cell: CellName;
  label: (columns: Texts['office']['list']['columns']) => string;
  /** Sort order when its head is pressed, and when it is pressed again. */
  sort?: readonly [string, string];
  /** Left out on narrower screens, 2 before 1; on paper and on a phone's screen never. */
  yields?: 1 | 2;
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
    { cell: 'head', label: (c) => c.head, sort: NAME, width: '22%' },
    { cell: 'address', label: (c) => c.address, width: '28%' },
    { cell: 'place', label: (c) => c.area, sort: PLACE },
    { cell: 'members', label: (c) => c.members, align: 'right' },
    { cell: 'phone', label: (c) => c.phone, yields: 1 },
    { cell: 'updated', label: (c) => c.updated, sort: ['updated', 'updated_asc'], yields: 2 },
  ],
  persons: [
    { cell: 'name', label: (c) => c.name, sort: NAME, width: '22%' },
    { cell: 'birth', label: (c) => c.birth },
    { cell: 'sex', label: (c) => c.sex, yields: 2 },
    { cell: 'household', label: (c) => c.household, width: '18%' },
    { cell: 'place', label: (c) => c.area, sort: PLACE },
    { cell: 'residence', label: (c) => c.residence, yields: 2 },
    { cell: 'phone', label: (c) => c.phone, yields: 1 },
  ],
  movements: [
    { cell: 'day', label: (c) => c.day, sort: TIME, width: '1%' },
    { cell: 'name', label: (c) => c.name, sort: NAME, width: '18%' },
    { cell: 'direction', label: (c) => c.direction, width: '15%' },
    { cell: 'where', label: (c) => c.where, width: '19%', yields: 1 },
    { cell: 'due', label: (c) => c.state, sort: ['due', 'due_desc'], width: '17%' },
    { cell: 'place', label: (c) => c.area },
    { cell: 'phone', label: (c) => c.phone, yields: 2 },
  ],
  declarations: [
    { cell: 'at', label: (c) => c.at, sort: TIME, width: '1%' },
    { cell: 'name', label: (c) => c.name, sort: NAME, width: '24%' },
    { cell: 'symptoms', label: (c) => c.symptoms, width: '26%' },
    { cell: 'due', label: (c) => c.state, sort: ['due', 'due_desc'] },
    { cell: 'place', label: (c) => c.area },
    { cell: 'phone', label: (c) => c.phone, yields: 1 },
  ],
  passes: [
    { cell: 'at', label: (c) => c.at, sort: TIME, width: '1%' },
    { cell: 'vehicle', label: (c) => c.vehicle },
    { cell: 'people', label: (c) => c.people, width: '26%' },
    { cell: 'direction', label: (c) => c.direction, yields: 2 },
    { cell: 'temperature', label: (c) => c.temperature, align: 'right', yields: 1 },
    { cell: 'decision', label: (c) => c.decision },
    { cell: 'place', label: (c) => c.checkpoint },
  ],
  shifts: [
    { cell: 'shiftTime', label: (c) => c.shiftTime, sort: TIME, width: '1%' },
    { cell: 'lead', label: (c) => c.lead, width: '22%' },
    { cell: 'place', label: (c) => c.checkpoint },
    { cell: 'counted', label: (c) => c.counted, align: 'right', yields: 1 },
    { cell: 'handover', label: (c) => c.handover, width: '30%', yields: 2 },
  ],
};

/** The columns of a kind that has none of its own: title, the fields that the kind names, place and last writing. */
function derived(list: DerivedKind): readonly Column[] {
  const kind = KINDS[list];
  const fields = kind.list.columns.flatMap((name, at): Column[] => {
    const field = kind.fields.find((candidate) => candidate.name === name);
    if (!field) return [];
    const dates = name === kind.date_field;
    return [
      {
        cell: `field:${name}`,
        label: () => pick(field.label),
        ...(dates && { sort: TIME }),
        ...(at > 2 && { yields: at > 3 ? (1 as const) : (2 as const) }),
        ...(field.type.is === 'int' && { align: 'right' as const }),
      },
    ];
  });
  return [
    { cell: 'title', label: (c) => c.name, ...(kind.name_field && { sort: NAME }), width: '22%' },
    ...fields,
    { cell: 'place', label: (c) => c.area, sort: PLACE },
    { cell: 'updated', label: (c) => c.updated, sort: ['updated', 'updated_asc'], yields: 2 },
  ];
}

export const columnsOf = (list: ListName): readonly Column[] => (isDerived(list) ? derived(list) : own[list]);

/** How a list is sorted where the address says nothing. */
export const defaultSort = (list: ListName): string => KINDS[KIND_OF(list)].list.order;

/** The way a list runs under a column's head, where it is sorted by it. */
export function sortedAs(column: Column, sort: string): 'ascending' | 'descending' | undefined {
  if (!column.sort?.includes(sort)) return undefined;
  return DESCENDING.includes(sort) ? 'descending' : 'ascending';
}
