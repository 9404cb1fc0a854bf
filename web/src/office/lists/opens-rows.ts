/**
 * The whole row opens its record, as its link does, and its text can be selected and its numbers called all the same:
 * nothing lies over the row.
 */
import { router } from '../router.svelte';
import { recordHash, type Here } from '../routes';

/** What does something of its own when it is pressed. */
const OWN = 'a, button, input, select, label';

function rowOf(event: MouseEvent): string | null {
  const target = event.target instanceof Element ? event.target : null;
  if (!target || target.closest(OWN)) return null;
  return target.closest<HTMLElement>('[data-record]')?.dataset['record'] ?? null;
}

/** Whether somebody is selecting text rather than pressing. */
const isSelecting = (): boolean => document.getSelection()?.type === 'Range';

/** `here` tells the list that the rows stand in. */
export const opensRows =
  (here: () => Here) =>
  (frame: HTMLElement): (() => void) => {
    const press = (event: MouseEvent): void => {
      const id = rowOf(event);
      if (id === null || isSelecting()) return;
      const aside = event.button === 1 || event.ctrlKey || event.metaKey;
      if (aside) window.open(recordHash(id, here()), '_blank', 'noopener');
      else if (event.button === 0) router.go(recordHash(id, here()));
    };
    frame.addEventListener('click', press);
    frame.addEventListener('auxclick', press);
    return () => {
      frame.removeEventListener('click', press);
      frame.removeEventListener('auxclick', press);
    };
  };
