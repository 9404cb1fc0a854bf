/** What a place is called: never its code. */
import type { Texts } from '../i18n/index.svelte';

/** The name that the plan gives; else `Địa bàn 01` of `00025-01`, `Chốt 01` of `00025-C01`. */
export function placeName(code: string, name: string | undefined, texts: Texts): string {
  if (name !== undefined && name !== code) return name;
  const [ward = '', own] = code.split('-');
  const words = texts.office.list;
  if (own === undefined) return /^\d*$/.test(ward) ? texts.office.members.wholeWard : ward;
  return own.startsWith('C') ? `${words.checkpoint} ${own.slice(1)}` : `${words.place} ${own}`;
}
