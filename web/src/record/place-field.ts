/** Which places a field of a record means: its name says so, where not any will do. */
type Sort = 'area' | 'checkpoint';

const ONLY: Readonly<Record<string, Sort>> = {
  area: 'area',
  dest_area: 'area',
  checkpoint: 'checkpoint',
  gate: 'checkpoint',
};

/** Those of the places that are offered for the field. A whole ward is none of them. */
export function placesFor<Place extends { readonly kind: string }>(
  field: string,
  places: readonly Place[],
): Place[] {
  const only = ONLY[field];
  return places.filter(({ kind }) => (only ? kind === only : kind === 'area' || kind === 'checkpoint'));
}
