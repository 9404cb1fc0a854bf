/** Runs something again and again while the window can be seen: nobody reads a hidden one. Gives the way to stop. */
export function whileSeen(every_ms: number, run: () => void): () => void {
  const clock = setInterval(() => {
    if (document.visibilityState === 'visible') run();
  }, every_ms);
  const seen = (): void => {
    if (document.visibilityState === 'visible') run();
  };
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(clock);
    document.removeEventListener('visibilitychange', seen);
  };
}
