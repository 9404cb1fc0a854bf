/**
 * Whether this browser keeps what is written in it. A code connects one phone once: it is not spent where the records
 * would be thrown away, or where the app on the home screen would begin as an empty copy.
 */
export type Keeping =
  | 'keeps'
  /** Safari on an iPhone: the app on the home screen has a store of its own, and a tab's is cleared after a week. */
  | 'add_first'
  /** The browser inside Zalo, Facebook and the like. */
  | 'inside_another_app';

interface Seen {
  userAgent: string;
  /** Only iPhones and iPads say it: whether the app was opened from the home screen. */
  standalone?: boolean;
}

const INSIDE = /\b(Zalo|FBAN|FBAV|FB_IAB|Instagram|Line|Messenger)\b/;

export function keepingOf({ userAgent, standalone }: Seen): Keeping {
  if (INSIDE.test(userAgent)) return 'inside_another_app';
  return standalone === false ? 'add_first' : 'keeps';
}
