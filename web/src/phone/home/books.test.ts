import { describe, expect, it } from 'vitest';
import { isOffered } from './books.svelte';

describe('the books that a phone offers', () => {
  it('are those it may write into, and of others those in which something stands', () => {
    expect(isOffered({ records: 0 }, true)).toBe(true);
    expect(isOffered({ records: undefined }, true)).toBe(true);
    expect(isOffered({ records: 2 }, false)).toBe(true);
    expect(isOffered({ records: 0 }, false)).toBe(false);
    // Not counted yet: nobody is led to what may be empty.
    expect(isOffered({ records: undefined }, false)).toBe(false);
  });
});
