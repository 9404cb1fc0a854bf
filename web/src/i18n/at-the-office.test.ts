import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>('../{phone,record,ui,worker}/**/*.{ts,svelte}', {
  eager: true,
  query: '?raw',
  import: 'default',
});

describe('the office has its texts to itself', () => {
  it('so that no screen of the phone reads one: they are not downloaded there', () => {
    const readers = Object.entries(sources)
      .filter(([path]) => !path.endsWith('.test.ts'))
      .filter(([, source]) => /\bt\(\)\.(office|setup)\b|i18n\/(at-the-office|vi|en)\b/.test(source));
    expect(readers.map(([path]) => path)).toEqual([]);
    expect(Object.keys(sources).length).toBeGreaterThan(100);
  });
});
