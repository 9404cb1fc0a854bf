/**
 * The dated rules beside what they decide, in words (shared/src/kinds/rulings.rs). Phone and desk say the same.
 */
import { showDay, showNumber } from '../i18n/format';
import type { Texts } from '../i18n/index.svelte';
import type { Ground, Rulings } from '../worker/api';

export const NO_RULINGS: Rulings = { grounds: [], offers: [] };

type RuleName = keyof Texts['common']['rules']['names'];
const isNamed = (rule: string, texts: Texts): rule is RuleName => rule in texts.common.rules.names;

/** What the rule says: `Ngưỡng sốt: từ 37,5 °C`; `label` is that of the sign it is about. */
export function saidOf(ground: Ground, texts: Texts, label: (code: string) => string): string {
  const words = texts.common.rules;
  const name = isNamed(ground.rule, texts) ? words.names[ground.rule] : ground.rule;
  const { code = null, value: number = null, source = null } = ground;
  if (code !== null) return words.says(name, label(code));
  if (number === null) return source === null ? words.missing(name) : name;
  const says = words.values as Partial<Record<string, (value: string) => string>>;
  const value = showNumber(number, Number.isInteger(number) ? 0 : 1);
  return words.says(name, says[ground.rule]?.(value) ?? value);
}

/** On what it rests: `Căn cứ: 879/QĐ-BYT 12/3/2020; áp dụng từ 12/03/2020; chưa xác nhận`. */
export function basisOf(ground: Ground, texts: Texts): string {
  const words = texts.common.rules;
  const { value = null, source = null, from = null, confirmed } = ground;
  if (source === null) return value === null ? '' : words.ofWard;
  const parts = [words.basis(source)];
  if (from !== null) parts.push(words.since(showDay(from)));
  if (!confirmed) parts.push(words.unconfirmed);
  return parts.join('; ');
}

/** The rules that stand beside a field. */
export const groundsAt = ({ grounds }: Rulings, field: string): readonly Ground[] =>
  grounds.filter((ground) => ground.field === field);

/** Those whose field is none of these: they stand by themselves. */
export const groundsApart = ({ grounds }: Rulings, fields: readonly string[]): readonly Ground[] =>
  grounds.filter((ground) => !fields.includes(ground.field));

/** The codes of a set that are offered, and after them those that are marked; undefined where no rule names them. */
export function offeredCodes(
  { offers }: Rulings,
  field: string,
  marked: readonly string[],
): readonly string[] | undefined {
  const codes = offers.find((offer) => offer.field === field)?.codes;
  return codes && [...codes, ...marked.filter((code) => !codes.includes(code))];
}
