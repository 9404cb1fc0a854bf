/** Names and words without their marks, for finding: `Đặng Thị Hoà` → `dang thi hoa`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Every typed word begins a word of the name, in any order. */
export function nameMatches(name: string, typed: string): boolean {
  const wanted = fold(typed).split(' ').filter(Boolean);
  const words = fold(name).split(' ');
  return wanted.length > 0 && wanted.every((part) => words.some((word) => word.startsWith(part)));
}
