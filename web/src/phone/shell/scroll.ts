/** Going back finds a list where it was left, although its rows come a moment later. */
import type { Attachment } from 'svelte/attachments';
import { router } from '../router.svelte';

const left = new Map<string, number>();
/** Rows that are not there by then are not waited for. */
const PATIENCE_MS = 1_500;

/** For the element of a screen that scrolls. */
export const remembersScroll: Attachment<HTMLElement> = (element) => {
  const address = router.hash;
  const wanted = router.returned ? (left.get(address) ?? 0) : 0;
  const remember = () => left.set(address, element.scrollTop);
  const stop = wanted > 0 ? reach(element, wanted) : () => undefined;
  element.addEventListener('scroll', remember, { passive: true });
  return () => {
    stop();
    element.removeEventListener('scroll', remember);
  };
};

/** Scrolls there as soon as the content is long enough, unless the person scrolls first. */
function reach(element: HTMLElement, wanted: number): () => void {
  const content = element.firstElementChild ?? element;
  const observer = new ResizeObserver(() => {
    if (element.scrollHeight - element.clientHeight < wanted) return;
    element.scrollTop = wanted;
    stop();
  });
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    element.removeEventListener('pointerdown', stop);
    element.removeEventListener('wheel', stop);
  };
  const timer = setTimeout(stop, PATIENCE_MS);
  observer.observe(content);
  element.addEventListener('pointerdown', stop, { passive: true });
  element.addEventListener('wheel', stop, { passive: true });
  return stop;
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** A long text with nothing to tap in it is scrolled by the keys, too: as long as it is so, it takes the focus itself. */
export function scrollsByKeys(main: HTMLElement): () => void {
  const look = () => {
    const isLong = main.scrollHeight > main.clientHeight;
    if (isLong && main.querySelector(FOCUSABLE) === null) main.tabIndex = 0;
    else main.removeAttribute('tabindex');
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(main);
  if (main.firstElementChild) sizes.observe(main.firstElementChild);
  return () => sizes.disconnect();
}
