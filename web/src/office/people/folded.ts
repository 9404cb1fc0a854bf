/** Lower case without marks, đ as d: the same folding as shared::text, for the short lists that a page holds itself. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim();
