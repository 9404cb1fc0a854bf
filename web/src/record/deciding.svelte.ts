/**
 * A person decides between values that stand side by side. The decision names the values that were before the
 * eyes; where others stand by then it is refused, and the person is shown them and asked again.
 */
import type { Scalar } from '../worker/api';
import { opsOf, sameValue, type Standing, type StandingFields } from './seen';

export interface Panel {
  field: string;
  /** What stands, in the order in which it was first shown: nothing moves away under a finger. */
  values: readonly Standing[];
  /** Of these, what came after the panel was first shown. */
  fresh: readonly Standing[];
  /** The value that was chosen when others stood already: asked again. */
  wanted?: Scalar;
}

/** What stands before the eyes for less than this was not looked at when a finger comes down. */
const LOOKED_AT_MS = 1_000;

/** When each operation came before the eyes; 0 for those with which the panel began. */
type Sight = Record<string, number>;

export class Deciding {
  /** Fields in which a decision met other values, with the value that was wanted. */
  again = $state.raw<Readonly<Record<string, Scalar>>>({});

  #sights: Record<string, Sight> = {};

  /** What there is to decide in a record that is shown now. */
  panels(record: { conflicts: StandingFields; stands: StandingFields }, now_ms: number): Panel[] {
    const clashing = Object.keys(record.conflicts);
    const fields = [...clashing, ...Object.keys(this.again).filter((field) => !clashing.includes(field))];
    this.#sights = Object.fromEntries(Object.entries(this.#sights).filter(([one]) => fields.includes(one)));
    return fields.flatMap((field) => {
      const standing = record.stands[field] ?? record.conflicts[field] ?? [];
      const panel = this.#panel(field, standing, now_ms);
      return isSettled(panel) ? [] : [panel];
    });
  }

  #panel(field: string, standing: readonly Standing[], now_ms: number): Panel {
    const before = this.#sights[field];
    const sight: Sight = { ...before };
    for (const op of opsOf(standing)) sight[op] ??= before ? now_ms : 0;
    this.#sights[field] = sight;
    const since = (one: Standing): number => Math.max(...one.ops.map((op) => sight[op] ?? now_ms));
    const values = [...standing].sort((a, b) => since(a) - since(b));
    const fresh = values.filter((one) => since(one) > 0);
    const wanted = this.again[field];
    return { field, values, fresh, ...(wanted !== undefined && { wanted }) };
  }

  /** The operations that a choice made now decides between. */
  named(panel: Panel, now_ms: number): string[] {
    const sight = this.#sights[panel.field];
    return opsOf(panel.values).filter((op) => now_ms - (sight?.[op] ?? now_ms) >= LOOKED_AT_MS);
  }

  /** Others stood by then: the person is asked again. */
  refused(field: string, wanted: Scalar): void {
    this.again = { ...this.again, [field]: wanted };
  }

  /** The field was decided, or left as somebody else had decided it. */
  done(field: string): void {
    this.again = Object.fromEntries(Object.entries(this.again).filter(([name]) => name !== field));
  }
}

/** Asked again, and what alone stands is what was wanted: somebody else has chosen the same. */
function isSettled({ values, wanted }: Panel): boolean {
  const [only, more] = values;
  if (only === undefined) return true;
  return more === undefined && wanted !== undefined && sameValue(only.value, wanted);
}
