import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Gather } from './gather';

describe('gather', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('hands on together what comes in quick succession', () => {
    const handed: string[][] = [];
    const gather = new Gather<string>(400, 2000, (held) => handed.push([...held]));
    gather.add('passes');
    vi.advanceTimersByTime(300);
    gather.add('movements');
    gather.add('passes');
    vi.advanceTimersByTime(399);
    expect(handed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(handed).toEqual([['passes', 'movements']]);
  });

  it('does not wait for ever while more comes', () => {
    let times = 0;
    const gather = new Gather<number>(400, 2000, () => times++);
    for (let i = 0; i < 30; i++) {
      gather.add(i);
      vi.advanceTimersByTime(100);
    }
    expect(times).toBe(1);
  });

  it('forgets what was cleared', () => {
    let times = 0;
    const gather = new Gather<number>(400, 2000, () => times++);
    gather.add(1);
    gather.clear();
    vi.advanceTimersByTime(5000);
    expect(times).toBe(0);
  });
});
