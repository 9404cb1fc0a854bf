/** What is known of whom a link names, so that it is not typed again: phone and desk fill in the same. */
import type { Field, Kind } from '../generated/kinds';
import type { Scalar } from '../worker/api';

interface Linked {
  readonly id: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, Scalar | undefined>>;
}

const isEmpty = (value: Scalar | undefined): boolean => value === null || value === undefined || value === '';

/** How a person and a household say of themselves what a record that names them may ask. */
function sayings({ kind, fields }: Linked): Record<string, Scalar | undefined> {
  const text = (key: string): string => (typeof fields[key] === 'string' ? (fields[key] as string) : '');
  if (kind === 'household') {
    const address = ['house_no', 'lane', 'street'].map(text).filter(Boolean).join(', ');
    return { name: fields['head_name'], phone: fields['phone'], address };
  }
  if (kind !== 'person') return {};
  const year = /^\d{4}/.exec(text('dob'))?.[0];
  return {
    name: fields['full_name'],
    phone: fields['phone'],
    household: fields['household'],
    sex: fields['sex'],
    birth_year: year === undefined ? undefined : Number(year),
    employee: fields['employee'],
  };
}

/**
 * What is taken over, by the names of `fields`, from the record that the field `link` names; its name goes into the
 * field by which the new one is called. Of somebody on the list nothing is taken that is asked only of strangers.
 */
export function known(
  fields: readonly Field[],
  called: string,
  link: string,
  linked: Linked,
): Record<string, Scalar> {
  const found: Record<string, Scalar> = {};
  for (const [name, value] of Object.entries(sayings(linked))) {
    const key = name === 'name' ? called : name;
    const field = fields.find((one) => one.name === key);
    if (!field || field.set_by !== 'person' || key === link) continue;
    if (field.asked?.is === 'empty' && field.asked.field === link) continue;
    if (field.type.is === 'choice' && !field.type.choices.some(({ code }) => code === value)) continue;
    if (!isEmpty(value)) found[key] = value ?? null;
  }
  return found;
}

/** The field by which a record of the kind is called. */
export const calledBy = (kind: Kind): string => kind.name_field ?? kind.title_fields[0] ?? '';

/** The form that is filled in. */
interface Boxes {
  get: (key: string) => Scalar | undefined;
  set: (key: string, value: Scalar) => void;
}

/**
 * Fills in what is known. What somebody typed stays; what an earlier choice filled in makes way for a later one, such as
 * the head's name for that of the member who was chosen next.
 */
export class Prefill {
  #filled: Record<string, { link: string; value: Scalar }> = {};

  constructor(private readonly boxes: Boxes) {}

  /** Fills in by what the field `link` names; null where that was taken out again. */
  put(link: string, values: Readonly<Record<string, Scalar>> | null): void {
    for (const [key, filled] of Object.entries(this.#filled)) {
      if (filled.link === link && this.#isUntouched(key)) this.boxes.set(key, null);
    }
    for (const [key, value] of Object.entries(values ?? {})) {
      if (!isEmpty(this.boxes.get(key)) && !this.#isUntouched(key)) continue;
      this.boxes.set(key, value);
      this.#filled[key] = { link, value };
    }
  }

  #isUntouched(key: string): boolean {
    const filled = this.#filled[key];
    return filled !== undefined && this.boxes.get(key) === filled.value;
  }
}
