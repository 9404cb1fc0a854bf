/** What a new record begins with: the present time, and the first code of a choice that is not asked at once. */
import type { Kind } from '../generated/kinds';
import { dayOf } from '../i18n/format';
import type { Scalar } from '../worker/api';

export function beginning(kind: Kind, now_ms: number): Record<string, Scalar> {
  const fields: Record<string, Scalar> = {};
  for (const { name, type, required, set_by } of kind.fields) {
    if (!required || set_by !== 'person') continue;
    if (name === kind.date_field && type.is === 'time') fields[name] = now_ms;
    if (name === kind.date_field && type.is === 'day') fields[name] = dayOf(now_ms);
    const first = type.is === 'choice' ? type.choices.find((choice) => !choice.former) : undefined;
    if (first && !kind.first_fields.includes(name)) fields[name] = first.code;
  }
  return fields;
}
