/**
 * The words of a problem that the phone's engine found. Labels and examples of fields are not in its WASM: it leaves
 * `{}` where the field's label belongs, and `=` for the field's own example (shared/src/kinds/mod.rs, `OWN_EXAMPLE`).
 */
import type { Problem } from '../worker/api';
import { fieldOf } from './kinds';

const OWN_EXAMPLE = '=';
const LABEL = '{}';

/** The problem of a record of that kind as a person reads it. */
export function worded(kind: string, { example = '', ...problem }: Problem): Problem {
  const field = fieldOf(kind, problem.field);
  const label = field?.label ?? { vi: problem.field, en: problem.field };
  const shown = example === OWN_EXAMPLE ? (field?.example ?? '') : example;
  return {
    ...problem,
    vi: problem.vi.replace(LABEL, () => label.vi),
    en: problem.en.replace(LABEL, () => label.en),
    ...(shown !== '' && { example: shown }),
  };
}
