/** By what a list is narrowed: choices, sets, yes and no, each of the kind's own fields. */
import { KINDS, type Field } from '../../generated/kinds';
import { pick } from '../../i18n/index.svelte';
import { answerText } from '../../i18n/kinds';
import { isDerived, type ListName, type OwnList } from '../routes';
import type { FilterCounts } from '../types';
import { KIND_OF } from './kind-of';
import { filtersIn, isPart, withFilter, type Part, type Shown } from './query';

export interface Option {
  value: string;
  label: string;
  /** Only earlier versions offered it: records may still hold it. */
  former?: true;
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

function optionsOf(field: Field): readonly Option[] {
  if (field.type.is === 'choice' || field.type.is === 'set') {
    return field.type.choices.map(({ code, label, former }) => ({
      value: code,
      label: pick(label),
      ...(former && { former }),
    }));
  }
  if (field.type.is !== 'bool') return [];
  return [true, false].map((answer) => ({ value: String(answer), label: answerText(field, answer) }));
}

/** What a filter offers: of choices that no form offers any more only the one set, and those that records still hold. */
export function offered(
  { name, options }: Filter,
  value: string,
  counts: FilterCounts | null,
): readonly Option[] {
  const held = new Set((counts?.parts[name] ?? []).filter(({ count }) => count > 0).map((one) => one.value));
  return options.filter((option) => !option.former || option.value === value || held.has(option.value));
}

/** The filters of a list: those that stand there at once, and the others. */
export function filtersOf(list: ListName): { first: Filter[]; more: Filter[] } {
  const kind = KINDS[KIND_OF(list)];
  const first: readonly string[] = isDerived(list) ? kind.list.filters : FIRST[list];
  const all = kind.fields.flatMap((field): Filter[] => {
    const options = optionsOf(field);
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
