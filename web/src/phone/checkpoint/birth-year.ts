/** A year of birth typed on a pad: `85` is 1985, `1985` too. Two digits are enough where they leave no doubt. */

const OLDEST = 110;

export function typeYear(text: string, key: string): string {
  if (key === 'erase') return text.slice(0, -1);
  if (!/^\d$/.test(key)) return text;
  return text.length === 4 ? key : `${text}${key}`;
}

/** The year that was typed; null while more digits are needed or none can be meant. */
export function readYear(text: string, thisYear: number): number | null {
  if (/^\d{4}$/.test(text)) {
    const year = Number(text);
    return year <= thisYear && year >= thisYear - OLDEST ? year : null;
  }
  // `19` and `20` begin a year of four digits.
  if (!/^\d{2}$/.test(text) || text === '19' || text === '20') return null;
  const year = 1900 + Number(text);
  const sameCentury = 2000 + Number(text);
  return sameCentury <= thisYear ? sameCentury : year;
}
