import { describe, expect, it } from 'vitest';
import { More } from './more.svelte';

/** What the phone's screens are made of. */
const sources: Record<string, string> = import.meta.glob('./**/*.{ts,svelte}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('a list of which a part is shown', () => {
  it('a24_says_how_many_more_there_are_and_shows_them', () => {
    const people = new More(6);
    expect([people.rest(9), people.next(9)]).toEqual([3, 3]);
    people.more();
    expect(people.rest(9)).toBe(0);
    people.reset();
    expect(people.rest(54)).toBe(48);
    expect(people.next(54)).toBe(18);
  });

  it('a24_no_screen_asks_for_a_part_without_the_way_to_the_rest', () => {
    const capped = Object.entries(sources)
      .filter(([path]) => !path.endsWith('.test.ts'))
      .flatMap(([path, source]) =>
        [...source.matchAll(/\blimit: ([^,})\s]+)/g)].map(([, limit]) => [path, limit] as const),
      )
      // None: only the count is asked for. One: of its sort there is one, or the newest is meant.
      .filter(([, limit]) => !/^(0|1|[a-z]+\.shown|all\.total)$/.test(limit ?? ''));
    expect(capped).toEqual([]);
  });
});
