/**
 * Enter on a phone's keyboard leads to the next box. It never saves: who presses it after the first of ten boxes means
 * the second one.
 */
import type { Attachment } from 'svelte/attachments';

const BOXES = 'input:not([type="radio"], [type="checkbox"], [type="hidden"]), textarea';

/** The boxes of a form that a finger can reach now, in their order. */
function boxes(form: HTMLElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(BOXES)].filter(
    (box) => !box.matches(':disabled') && box.getClientRects().length > 0,
  );
}

export const enterLeadsOn: Attachment<HTMLElement> = (form) => {
  const next = (box: HTMLElement): HTMLElement | undefined => {
    const all = boxes(form);
    return all[all.indexOf(box) + 1];
  };
  const focused = ({ target }: FocusEvent) => {
    if (target instanceof HTMLInputElement) target.enterKeyHint = next(target) ? 'next' : 'done';
  };
  const pressed = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Enter' || event.isComposing || !(target instanceof HTMLInputElement)) return;
    if (!target.matches(BOXES)) return;
    event.preventDefault();
    const following = next(target);
    if (following) following.focus();
    else target.blur();
  };
  form.addEventListener('focusin', focused);
  form.addEventListener('keydown', pressed);
  return () => {
    form.removeEventListener('focusin', focused);
    form.removeEventListener('keydown', pressed);
  };
};
