/** The bars of the passes by hour: numbers in, places on a grid out. */

/** From the floor up: the many that were let through, then what needs to be told apart from them. */
export const decisions = ['let_pass', 'turn_back', 'to_health_post', 'to_isolation'] as const;
/** `other`: a pass whose decision is not known; without it the parts would not make the whole. */
export type Decision = (typeof decisions)[number] | 'other';

export interface Part {
  decision: Decision;
  count: number;
  /** Share of the height, from the floor. */
  from: number;
  to: number;
}

export interface Bar {
  hour: number;
  total: number;
  parts: Part[];
}

export interface Chart {
  bars: Bar[];
  /** The highest line of the grid, and its steps. */
  top: number;
  ticks: number[];
}

type Counts = Readonly<Record<string, number>>;
export interface HourCounts {
  hour: number;
  by_decision: Counts;
}

/** A round number at or above `highest`, with steps that people count in. */
export function scale(highest: number): { top: number; ticks: number[] } {
  const rough = Math.max(4, highest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough && Number.isInteger(n)) ?? 10 * power;
  const top = Math.ceil(Math.max(4, highest) / step) * step;
  return { top, ticks: Array.from({ length: top / step + 1 }, (_, index) => index * step) };
}

/** One bar an hour, from the first to the last that had a pass; the working day at least. */
export function chart(hours: readonly HourCounts[]): Chart {
  const counts = new Map(hours.map((hour) => [hour.hour, hour.by_decision]));
  const known = [...counts.keys()];
  const [first, last] = [Math.min(6, ...known), Math.max(21, ...known)];
  const totals = hours.map((hour) => total(hour.by_decision));
  const { top, ticks } = scale(Math.max(0, ...totals));
  const bars = Array.from({ length: last - first + 1 }, (_, index) =>
    bar(first + index, counts.get(first + index) ?? {}, top),
  );
  return { bars, top, ticks };
}

function bar(hour: number, counts: Counts, top: number): Bar {
  let floor = 0;
  const parts: Part[] = [];
  for (const decision of [...decisions, 'other'] as const) {
    const count = countOf(counts, decision);
    if (count === 0) continue;
    parts.push({ decision, count, from: floor / top, to: (floor + count) / top });
    floor += count;
  }
  return { hour, total: floor, parts };
}

export const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

export function countOf(counts: Counts, decision: Decision): number {
  if (decision !== 'other') return counts[decision] ?? 0;
  return total(counts) - decisions.reduce((sum, known) => sum + (counts[known] ?? 0), 0);
}
