/** Rules that change by decree, by day and province: read from the table that shared/ keeps. */
import { RULES } from '../../generated/rules';

/** The value that holds on this day, the province's own before the country's; null = no rule is known. */
export function ruleOn(rule: string, day: string, province: string | null): number | null {
  const holds = RULES.filter(
    (row) => row.rule === rule && row.valid_from <= day && (row.valid_to === null || day <= row.valid_to),
  );
  const own = holds.findLast((row) => row.jurisdiction !== null && row.jurisdiction === province);
  return (own ?? holds.findLast((row) => row.jurisdiction === null))?.value ?? null;
}
