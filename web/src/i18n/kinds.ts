/** Labels, help, examples and choices of record fields, as shared/ defines them. */
import { KINDS as kinds } from '../generated/kinds';
import type { Scalar } from '../worker/api';
import { groupDigits, showDay, showDayTime, showNumber, showPhone } from './format';
import { showPlate } from '../record/plate';
import { pick, t, type BothTexts } from './index.svelte';

interface ChoiceText {
  code: string;
  label: BothTexts;
  /** Only earlier versions offered it. */
  former?: true;
}
/** The type of a field as serde writes it: `{ is: 'choice', choices: […] }`. */
interface FieldType {
  is: string;
  choices?: readonly ChoiceText[];
  unit?: string;
}
export interface FieldText {
  name: string;
  label: BothTexts;
  help: BothTexts;
  example: string;
  type: FieldType;
  required: boolean;
  /** Whose writing it is: what the app fills in itself is nobody's news. */
  set_by?: string;
  /** The words of a yes-or-no field's answers, where they are others than "yes" and "no". */
  answers?: { readonly yes: BothTexts; readonly no: BothTexts };
  /** What the members of an open set are. */
  of?: SetOf;
}
type SetOf = 'areas' | 'persons';
/** What a member of an open set is called. */
export type NameOfMember = (of: SetOf, member: string) => string;
interface KindText {
  label: BothTexts;
  rulings?: true;
  fields: readonly FieldText[];
  groups?: readonly { name: string; label: BothTexts; fields: readonly FieldText[] }[];
}

const all = kinds as unknown as Record<string, KindText | undefined>;

/** What holds of every record, whatever its kind. */
const SYSTEM: Record<string, FieldText> = {
  'removed/at': {
    name: 'removed/at',
    label: { vi: 'Đã bỏ lúc', en: 'Removed at' },
    help: { vi: '', en: '' },
    example: '',
    type: { is: 'time' },
    required: false,
  },
  'removed/reason': {
    name: 'removed/reason',
    label: { vi: 'Lý do bỏ', en: 'Reason for removal' },
    help: { vi: '', en: '' },
    example: '',
    type: { is: 'text' },
    required: false,
  },
};

/** The mark that takes one member of a group out: it reads as what it did, without a value. */
function takenOut(key: string, group: BothTexts): FieldText {
  const label = { vi: `${group.vi}: đã bỏ`, en: `${group.en}: taken out` };
  return { name: key, label, help: { vi: '', en: '' }, example: '', type: { is: 'set' }, required: false };
}

export function kindLabel(kind: string): string {
  const found = all[kind];
  return found ? pick(found.label) : kind;
}

/** Whether dated rules decide something in records of the kind. */
export const hasRulings = (kind: string): boolean => all[kind]?.rulings === true;

/** The same inside a sentence: `thêm yêu cầu hỗ trợ`. */
export function kindInSentence(kind: string): string {
  const label = kindLabel(kind);
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** The field that a key belongs to: `phone`, a set's `symptoms/fever`, a group's `people/k7q/temp1`. */
export function fieldOf(kind: string, key: string): FieldText | null {
  const found = all[kind];
  if (!found) return null;
  const [first = '', , third] = key.split('/');
  const plain = found.fields.find((field) => field.name === first);
  if (plain) return plain;
  const group = found.groups?.find((one) => one.name === first);
  if (group && third === 'removed') return takenOut(key, group.label);
  return group?.fields.find((field) => field.name === third) ?? SYSTEM[key] ?? null;
}

/** Where the field stands in the kind's order of filling in; what the kind does not know comes last. */
export function fieldRank(kind: string, key: string): number {
  const found = all[kind];
  const order = [
    ...(found?.fields ?? []),
    ...(found?.groups ?? []).flatMap((group) => group.fields),
  ] as readonly FieldText[];
  const field = fieldOf(kind, key);
  const rank = field ? order.indexOf(field) : -1;
  return rank === -1 ? order.length : rank;
}

/** Whether the key is a mark of a set: set or taken back, and nothing else to say. */
export function isMark(kind: string, key: string): boolean {
  const field = fieldOf(kind, key);
  return field?.type.is === 'set' || (field?.of !== undefined && key.includes('/'));
}

/** What a person calls the field; of a set's member `Triệu chứng: Sốt`. */
export function fieldLabel(kind: string, key: string, nameOfMember?: NameOfMember): string {
  const field = fieldOf(kind, key);
  if (!field) {
    const group = all[kind]?.groups?.find((one) => one.name === key);
    return group ? pick(group.label) : key;
  }
  if (field.of && nameOfMember && key.includes('/')) {
    return `${pick(field.label)}: ${nameOfMember(field.of, key.slice(key.indexOf('/') + 1))}`;
  }
  const code = field.type.is === 'set' && field.type.choices ? key.split('/').at(-1) : undefined;
  // A set's own name, without one of its members, is what the whole set is called.
  const member = code === undefined || code === field.name ? '' : choiceLabel(kind, key, code);
  return member ? `${pick(field.label)}: ${member}` : pick(field.label);
}

/** Label, help and example for a form's control. */
export function fieldText(
  kind: string,
  key: string,
): { label: string; help: string | undefined; example: string } {
  const field = fieldOf(kind, key);
  if (!field) return { label: key, help: undefined, example: '' };
  return { label: pick(field.label), help: pick(field.help) || undefined, example: field.example };
}

/** The codes of a closed list that are offered, and those that are chosen, with their words, for ChoiceChips. */
export function choicesOf(
  kind: string,
  key: string,
  chosen: readonly string[] = [],
): { value: string; label: string }[] {
  const choices = fieldOf(kind, key)?.type.choices ?? [];
  const offered = choices.filter((one) => one.former !== true || chosen.includes(one.code));
  return offered.map((one) => ({ value: one.code, label: pick(one.label) }));
}

export function choiceLabel(kind: string, key: string, code: string): string {
  const choice = fieldOf(kind, key)?.type.choices?.find((one) => one.code === code);
  return choice ? pick(choice.label) : code;
}

function showText(type: string, value: string): string {
  if (type === 'day' || type === 'partial_day') return showDay(value);
  if (type === 'phone' || type === 'hotline') return showPhone(value);
  if (type === 'plate') return showPlate(value);
  if (type === 'citizen_id' || type === 'old_id') return groupDigits(value);
  return value;
}

/** How the answer to a yes-or-no field reads. */
export function answerText(field: Pick<FieldText, 'answers'> | null, answer: boolean): string {
  const own = answer ? field?.answers?.yes : field?.answers?.no;
  return own ? pick(own) : answer ? t().common.yes : t().common.no;
}

/** A stored value as a person reads it; empty for nothing. References read as what `name` makes of them. */
export function showValue(kind: string, key: string, value: Scalar, name?: (id: string) => string): string {
  if (value === null || value === undefined) return '';
  const field = fieldOf(kind, key);
  const type = field?.type.is ?? 'text';
  if (typeof value === 'boolean') return answerText(field, value);
  if (typeof value === 'number') {
    if (type === 'time') return showDayTime(value);
    if (type !== 'decimal') return key.endsWith('year') ? String(value) : showNumber(value);
    return `${showNumber(value, 1)} ${field?.type.unit ?? ''}`.trim();
  }
  if (type === 'choice') return choiceLabel(kind, key, value);
  if (type === 'record') return name?.(value) ?? value;
  return showText(type, value);
}
