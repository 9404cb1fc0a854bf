/** How a record of a derived kind is called in lists, and the one line that tells it from others. */
import { type DerivedKind } from '../../generated/derived-kinds';
import { KINDS, type Field } from '../../generated/kinds';
import { pick } from '../../i18n/index.svelte';
import { choiceLabel, showValue } from '../../i18n/kinds';
import type { RecordView } from '../../worker/api';
import { text } from '../describe';

/** Values of a line; more do not fit a phone. */
const SHOWN = 3;

export const titleOf = (record: RecordView): string =>
  KINDS[record.kind as DerivedKind].title_fields
    .map((name) => text(record.fields, name))
    .filter(Boolean)
    .join(' · ');

/** A number, or a yes, says nothing without what was asked: `Mũi thứ: 3`. */
function shown(record: RecordView, field: Field): string {
  if (field.type.is === 'record') return '';
  if (field.type.is !== 'set') {
    const value = showValue(record.kind, field.name, record.fields[field.name] ?? null);
    const isBare = field.type.is === 'int' || (field.type.is === 'bool' && !field.answers);
    return isBare && value !== '' ? `${pick(field.label)}: ${value}` : value;
  }
  const prefix = `${field.name}/`;
  const marked = Object.keys(record.fields).filter(
    (key) => key.startsWith(prefix) && record.fields[key] === true,
  );
  return marked.map((key) => choiceLabel(record.kind, field.name, key.slice(prefix.length))).join(', ');
}

/** `Trường học · 15 phố Ngọc Khánh · Hoạt động` */
export function lineOf(record: RecordView): string {
  const kind = KINDS[record.kind as DerivedKind];
  const fields = kind.list.columns.flatMap((name) => kind.fields.filter((field) => field.name === name));
  return fields
    .map((field) => shown(record, field))
    .filter(Boolean)
    .slice(0, SHOWN)
    .join(' · ');
}
