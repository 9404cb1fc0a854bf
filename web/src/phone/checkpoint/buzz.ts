/** A short buzz in the hand: the eyes are on the road. Silent where the phone cannot, or motion is not wanted. */
const PATTERNS = { saved: [25], refused: [40, 60, 40], alarm: [120, 80, 120, 80, 120] } as const;

export function buzz(what: keyof typeof PATTERNS): void {
  if (!('vibrate' in navigator)) return;
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  navigator.vibrate([...PATTERNS[what]]);
}
