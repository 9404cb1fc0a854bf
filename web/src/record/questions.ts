/**
 * What a form of a kind asks: which questions, in which parts, by what is answered so far (SPEC K50, K51). Phone and
 * desk ask the same.
 */
import type { Asked, Field, Kind, Text } from '../generated/kinds';
import type { Scalar } from '../worker/api';

/** What is in the form under a key: `plate`, `symptoms/fever`, `people/k7q/temp1`. */
export type ValueOf = (key: string) => Scalar | undefined;

/** A part of a form. The first has no heading of its own; the last one holds what no other names. */
export interface Part {
  readonly name: 'first' | 'rest' | number;
  readonly label: Text | null;
  readonly fields: readonly Field[];
}

const isEmpty = (value: Scalar | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** Whether anything is answered: a value, or a member of a set. An open set answers by its own name. */
export function isFilled(field: Field, value: ValueOf, prefix = ''): boolean {
  const key = prefix + field.name;
  if (field.type.is === 'set') return field.type.choices.some(({ code }) => value(`${key}/${code}`) === true);
  return !isEmpty(value(key));
}

/** Whether a condition holds; `among` are the fields of the record, or those of the group whose member has `prefix`. */
export function holds(
  asked: Asked | undefined,
  among: readonly Field[],
  value: ValueOf,
  prefix = '',
): boolean {
  switch (asked?.is) {
    case undefined:
    case 'always':
      return true;
    case 'never':
      return false;
    case 'one_of':
    case 'none_of': {
      const found = value(prefix + asked.field);
      const isOne = !isEmpty(found) && asked.values.includes(String(found));
      return isOne === (asked.is === 'one_of');
    }
    case 'filled':
    case 'empty': {
      const other = among.find((field) => field.name === asked.field);
      return (other !== undefined && isFilled(other, value, prefix)) === (asked.is === 'filled');
    }
  }
}

const linksTo = (kind: 'household' | 'person', { type }: Field): boolean =>
  type.is === 'record' && type.kind === kind;

/**
 * What a form asks at once. Where it asks for a household and the record is about one of its people, that person is
 * asked for before it: who is found on the list brings household, name and number along.
 */
function firstOf(kind: Kind): readonly string[] {
  const first = kind.first_fields;
  const at = kind.fields.find((field) => linksTo('household', field) && first.includes(field.name));
  const person = kind.fields.find(
    (field) => linksTo('person', field) && field.set_by === 'person' && field.asked === undefined,
  );
  if (!at || !person || first.includes(person.name)) return first;
  return first.flatMap((name) => (name === at.name ? [person.name, name] : [name]));
}

/** The parts of the kind's form with every question that a person may be asked. */
export function partsOf(kind: Kind): Part[] {
  const asked = kind.fields.filter((field) => field.set_by === 'person');
  const named = (names: readonly string[]): Field[] =>
    names.flatMap((name) => asked.filter((field) => field.name === name));
  const first = firstOf(kind);
  const sections = kind.sections.map(({ label, fields }, at): Part => ({
    name: at,
    label,
    fields: named(fields.filter((name) => !first.includes(name))),
  }));
  const taken = new Set([...first, ...kind.sections.flatMap(({ fields }) => fields)]);
  const rest = asked.filter(({ name }) => !taken.has(name));
  return [
    { name: 'first', label: null, fields: named(first) },
    ...sections,
    { name: 'rest', label: null, fields: rest },
  ];
}

/**
 * The questions of one form. What is filled in stays on the form whatever its condition says, also when it is emptied
 * again: a box does not go while somebody types in it.
 */
export class Questions {
  readonly #kept = new Set<string>();

  constructor(
    private readonly kind: Kind,
    private readonly value: ValueOf,
  ) {}

  /** The parts as they are to be shown now; a part of which nothing is asked is left out. */
  get parts(): Part[] {
    const shown = partsOf(this.kind).map((part) => ({
      ...part,
      fields: part.fields.filter((field) => this.#isShown(field, this.#holdsPart(part, field))),
    }));
    return shown.filter((part) => part.fields.length > 0);
  }

  /** The questions about one member of a group that are to be shown now. */
  ofMember(fields: readonly Field[], prefix: string): Field[] {
    return fields.filter(
      (field) =>
        field.set_by === 'person' &&
        this.#isShown(field, holds(field.asked, fields, this.value, prefix), prefix),
    );
  }

  #holdsPart(part: Part, field: Field): boolean {
    const section = typeof part.name === 'number' ? this.kind.sections[part.name] : undefined;
    return [section?.asked, field.asked].every((asked) => holds(asked, this.kind.fields, this.value));
  }

  #isShown(field: Field, asked: boolean, prefix = ''): boolean {
    const key = prefix + field.name;
    if (asked) return true;
    if (isFilled(field, this.value, prefix)) this.#kept.add(key);
    return this.#kept.has(key);
  }
}

/** Whether anything in the part is answered otherwise than the form began. */
export const isTouched = (part: Part, value: ValueOf, began: ValueOf): boolean =>
  part.fields.some((field) => {
    if (field.type.is === 'set' || field.type.is === 'open_set') return isFilled(field, value);
    return !isEmpty(value(field.name)) && value(field.name) !== began(field.name);
  });
