import { describe, expect, it } from 'vitest';
import { chart, countOf, scale, total } from './chart';

describe('the chart of passes', () => {
  it('ends its grid at a round number above the highest bar', () => {
    const check = (highest: number, top: number, steps: number) => {
      const grid = scale(highest);
      expect([highest, grid.top, grid.ticks.length - 1]).toEqual([highest, top, steps]);
    };
    check(0, 4, 4);
    check(3, 4, 4);
    check(9, 10, 2);
    check(37, 40, 4);
    check(101, 150, 3);
    check(410, 600, 3);
  });

  it('shows the working day, and earlier or later hours that had passes', () => {
    expect(chart([]).bars.map((bar) => bar.hour)).toEqual([
      6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    ]);
    const early = chart([{ hour: 3, by_decision: { let_pass: 1 } }]);
    expect(early.bars[0]).toMatchObject({ hour: 3, total: 1 });
  });

  it('stacks decisions from the floor up', () => {
    const [bar] = chart([{ hour: 6, by_decision: { turn_back: 1, let_pass: 3 } }]).bars;
    expect(bar?.parts).toEqual([
      { decision: 'let_pass', count: 3, from: 0, to: 0.75 },
      { decision: 'turn_back', count: 1, from: 0.75, to: 1 },
    ]);
  });

  it('a29_adds_up_to_the_total_also_where_a_decision_is_not_known', () => {
    const counts = { let_pass: 6, turn_back: 1, other: 2, '': 1 };
    const { bars } = chart([{ hour: 8, by_decision: counts }]);
    const bar = bars.find(({ hour }) => hour === 8);
    expect([total(counts), bar?.total, countOf(counts, 'other')]).toEqual([10, 10, 3]);
    expect(bar?.parts.reduce((sum, part) => sum + part.count, 0)).toBe(10);
  });
});
