// Derived from shared/src/kinds by `cargo xtask schema`. Do not edit.

/** Kinds whose list, page and form follow from their definition. */
export const DERIVED_KINDS = ['commitment', 'facility', 'support'] as const;
export type DerivedKind = (typeof DERIVED_KINDS)[number];

/** The family whose documents hold each. */
export const FAMILY_OF: Readonly<Record<DerivedKind, string>> = {
  commitment: 'register',
  facility: 'register',
  support: 'casework',
};
