/** Scrolls a page to where it was left. Its content comes later than its frame, so it is waited for. */
const PATIENCE_MS = 3_000;
const TAKES_OVER = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** Gives the way to stop; whoever scrolls or types meanwhile stops it, too. */
export function comeBack(main: HTMLElement, scroll_px: number): () => void {
  const isThere = (): boolean => document.documentElement.scrollHeight - window.innerHeight >= scroll_px - 1;
  const look = (): void => {
    window.scrollTo(0, scroll_px);
    if (isThere()) stop();
  };
  const observer = new ResizeObserver(look);
  const patience = setTimeout(stop, PATIENCE_MS);
  function stop(): void {
    observer.disconnect();
    clearTimeout(patience);
    for (const deed of TAKES_OVER) window.removeEventListener(deed, stop);
  }
  for (const deed of TAKES_OVER) window.addEventListener(deed, stop, { passive: true });
  observer.observe(main);
  look();
  return stop;
}
