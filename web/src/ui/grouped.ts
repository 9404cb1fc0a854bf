/** Digits shown in groups while they are typed: what stands in the box, and where its caret goes. */

/** `0912345678` in groups of 4, 3, 4 → `0912 345 678`; the last size repeats. */
export function grouped(digits: string, sizes: readonly number[]): string {
  const pieces: string[] = [];
  let rest = digits;
  for (let index = 0; rest !== ''; index += 1) {
    const size = sizes[index] ?? sizes.at(-1) ?? rest.length;
    pieces.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return pieces.join(' ');
}

/** Where the caret stands when so many digits are before it. */
function caretAfter(text: string, digits: number): number {
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (seen === digits) return index;
    if (/\d/.test(text.charAt(index))) seen += 1;
  }
  return text.length;
}

/** Writes the groups into the box and leaves the caret behind the digit after which it stood. */
export function regroup(box: HTMLInputElement, digits: string, sizes: readonly number[]): void {
  const before = box.value.slice(0, box.selectionStart ?? box.value.length).replace(/\D/g, '').length;
  box.value = grouped(digits, sizes);
  const caret = caretAfter(box.value, before);
  box.setSelectionRange(caret, caret);
}
