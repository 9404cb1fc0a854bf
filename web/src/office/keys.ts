/** Keys that do something by themselves: never while somebody types, and only where people want them. */
import { shortcuts } from './shortcuts.svelte';

/** Boxes in which a key is a letter. A tick box is none: a letter does nothing there. */
const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPED_INTO) !== null;

/** The key that was pressed alone, in small letters; null while typing, with another key held, or over a dialog. */
export function plainKey(event: KeyboardEvent): string | null {
  if (!shortcuts.on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return null;
  return event.key.toLowerCase();
}
