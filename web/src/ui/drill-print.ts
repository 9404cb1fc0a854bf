/** What stands at the top of every printed page of a drill: the band itself is on the first one alone. */
let sheet: CSSStyleSheet | null = null;

/** Takes the words, or none where nothing is printed of a drill. */
export function markPrintedPages(words: string | null): void {
  sheet ??= made();
  // A stylesheet of the page's own: its content policy allows no style elements.
  const text =
    words === null
      ? ''
      : `@page { @top-center { content: ${JSON.stringify(words)}; font: bold 10pt sans-serif; } }`;
  sheet.replaceSync(text);
}

function made(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}
