/** The kind of record in each list, and what the list is called. */
import { KINDS, type KindName } from '../../generated/kinds';
import { pick, type Texts } from '../../i18n/index.svelte';
import { isDerived, type ListName, type OwnList } from '../routes';

const OWN: Record<OwnList, KindName> = {
  households: 'household',
  persons: 'person',
  movements: 'movement',
  declarations: 'declaration',
  passes: 'pass',
  shifts: 'shift',
};

export const KIND_OF = (list: ListName): KindName => (isDerived(list) ? list : OWN[list]);

/** The list in which records of a kind are found; null where there is none. */
export const listOf = (kind: string): ListName | null =>
  isDerived(kind)
    ? kind
    : ((Object.keys(OWN) as OwnList[]).find((list) => (OWN[list] as string) === kind) ?? null);

export const listTitle = (list: ListName, texts: Texts): string =>
  isDerived(list) ? pick(KINDS[list].label) : texts.office.nav[list];
