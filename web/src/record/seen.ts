/**
 * What the author of a writing had before the eyes. Every change of a record says it, so that it replaces
 * exactly that and nothing that came meanwhile (DESIGN §3, "Writing").
 */
import type { Change, Scalar, Seen, WholeRecord } from '../worker/api';

/** One of the values that stand in a field, as the phone's worker and the office give it. */
export interface Standing {
  value: Scalar;
  by: string;
  by_name?: string | null;
  at_ms: number;
  winner: boolean;
  ops: readonly string[];
}

export type StandingFields = Readonly<Record<string, readonly Standing[]>>;

export const opsOf = (standing: readonly Standing[]): string[] => standing.flatMap((one) => [...one.ops]);

/** Everything that stands in a record which is shown whole. */
export function seenOf({ stands }: { stands: StandingFields }): Seen {
  return Object.fromEntries(Object.entries(stands).map(([name, standing]) => [name, opsOf(standing)]));
}

/** A change of a record by somebody who has it before the eyes as it is given here. */
export function changeOf(record: WholeRecord, fields: Record<string, Scalar>): Change {
  return { id: record.id, kind: record.kind, fields, seen: seenOf(record) };
}

/** The value that is shown as the field's value. */
export const winnerOf = (standing: readonly Standing[]): Scalar =>
  (standing.find((one) => one.winner) ?? standing[0])?.value ?? null;

/** As it is stored: empty text is no value, and a telephone number typed as 0912… is +84912…. */
function stored(value: Scalar): Scalar {
  if (typeof value !== 'string') return value;
  const text = value.trim().normalize('NFC');
  if (/^(0|\+84)[\d ]{8,}$/.test(text)) return text.replace(/^0/, '+84').replaceAll(' ', '');
  return text === '' ? null : text;
}

/** Whether two values of a field say the same, as typed or as stored. */
export const sameValue = (a: Scalar, b: Scalar): boolean => stored(a) === stored(b);

/** Whether different values stand. */
export function differ(standing: readonly Standing[]): boolean {
  const [first, ...rest] = standing;
  return first !== undefined && rest.some((one) => !sameValue(one.value, first.value));
}

/**
 * Of what stands, the operations of one device. An operation is named by its session's actor, and an actor
 * begins with its device (SPEC G4).
 */
export const opsBy = (device: string, standing: readonly Standing[]): string[] =>
  opsOf(standing).filter((op) => op.slice(op.indexOf('@') + 1).startsWith(device));

/**
 * What takes a writing of one's own back: only where it still stands, and only it. `own` are its operations by
 * field, `old` what stood before it. Where somebody else's value stands beside, that one stays alone.
 */
export function takingBack(
  stands: StandingFields,
  own: Seen,
  old: Readonly<Record<string, Scalar>>,
): { fields: Record<string, Scalar>; seen: Seen } {
  const fields: Record<string, Scalar> = {};
  const seen: Seen = {};
  for (const [name, ops] of Object.entries(own)) {
    const standing = stands[name] ?? [];
    const ours = opsOf(standing).filter((op) => ops.includes(op));
    if (ours.length === 0) continue;
    const others = standing.filter((one) => one.ops.some((op) => !ours.includes(op)));
    fields[name] = others.length > 0 ? winnerOf(others) : (old[name] ?? null);
    seen[name] = ours;
  }
  return { fields, seen };
}
