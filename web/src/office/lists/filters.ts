/** By what a list is narrowed: choices, sets, yes and no, each of the kind's own fields. */
import { KINDS, type Field } from '../../generated/kinds';
import { pick, type Texts } from '../../i18n/index.svelte';
import { isDerived, type ListName, type OwnList } from '../routes';
import { KIND_OF } from './kind-of';
import { filtersIn, isPart, withFilter, type Part, type Shown } from './query';

export interface Option {
  value: string;
  label: string;
}

export interface Filter {
  name: string;
  label: string;
  options: readonly Option[];
}

/** Filters that stand above a list at once; all others behind "more". */
const FIRST: Record<OwnList, readonly string[]> = {
  households: [],
  persons: ['residence', 'sex'],
  movements: ['direction'],
  declarations: [],
  passes: ['direction', 'decision'],
  shifts: [],
};

/** Filters that are a part of the address by themselves. */
const OWN_PARTS = ['direction', 'decision', 'residence'] as const;
const ownPart = (list: ListName, name: string): Part | null =>
  !isDerived(list) && OWN_PARTS.some((part) => part === name) && isPart(name) ? name : null;

function optionsOf(field: Field, texts: Texts): readonly Option[] {
  if (field.type.is === 'choice' || field.type.is === 'set') {
    return field.type.choices.map(({ code, label }) => ({ value: code, label: pick(label) }));
  }
  if (field.type.is !== 'bool') return [];
  return [
    { value: 'true', label: texts.common.yes },
    { value: 'false', label: texts.common.no },
  ];
}

/** The filters of a list: those that stand there at once, and the others. */
export function filtersOf(list: ListName, texts: Texts): { first: Filter[]; more: Filter[] } {
  const kind = KINDS[KIND_OF(list)];
  const first: readonly string[] = isDerived(list) ? kind.list.filters : FIRST[list];
  const all = kind.fields.flatMap((field): Filter[] => {
    const options = optionsOf(field, texts);
    return options.length === 0 ? [] : [{ name: field.name, label: pick(field.label), options }];
  });
  return {
    first: all.filter(({ name }) => first.includes(name)),
    more: all.filter(({ name }) => !first.includes(name)),
  };
}

/** What a filter is set to; empty where it is not. */
export function valueOf(list: ListName, shown: Shown, name: string): string {
  const part = ownPart(list, name);
  const own = part && shown[part];
  return own ?? filtersIn(shown).find(([one]) => one === name)?.[1] ?? '';
}

/** The address's parts that change where a filter is set; empty takes it out. */
export function setFilter(
  list: ListName,
  shown: Shown,
  name: string,
  value: string,
): Partial<Record<Part, string | undefined>> {
  const part = ownPart(list, name);
  return part ? { [part]: value || undefined } : { filter: withFilter(shown, name, value) };
}
