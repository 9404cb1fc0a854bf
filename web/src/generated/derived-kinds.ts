// Derived from shared/src/kinds by `cargo xtask schema`. Do not edit.

/** Kinds whose list, page and form follow from their definition. */
export const DERIVED_KINDS = ['zone', 'exposure_place', 'level', 'rule', 'roster', 'campaign', 'site', 'stock', 'notice', 'scenario', 'facility', 'commitment', 'expected_return', 'suspect', 'case', 'isolation', 'health_check', 'test', 'dose', 'handout', 'contact_attempt', 'visit', 'team_day', 'support', 'ticket', 'inspection', 'violation', 'watch'] as const;
export type DerivedKind = (typeof DERIVED_KINDS)[number];

/** The family whose documents hold each. */
export const FAMILY_OF: Readonly<Record<DerivedKind, string>> = {
  zone: 'plan',
  exposure_place: 'plan',
  level: 'plan',
  rule: 'plan',
  roster: 'plan',
  campaign: 'plan',
  site: 'plan',
  stock: 'plan',
  notice: 'plan',
  scenario: 'plan',
  facility: 'register',
  commitment: 'register',
  expected_return: 'movements',
  suspect: 'health',
  case: 'health',
  isolation: 'health',
  health_check: 'health',
  test: 'health',
  dose: 'health',
  handout: 'health',
  contact_attempt: 'health',
  visit: 'casework',
  team_day: 'casework',
  support: 'casework',
  ticket: 'casework',
  inspection: 'casework',
  violation: 'conduct',
  watch: 'conduct',
};
