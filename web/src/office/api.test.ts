import { beforeEach, describe, expect, it, vi } from 'vitest';

describe('what a page asks by itself', () => {
  beforeEach(() => vi.resetModules());

  it('b17_says_that_nobody_has_touched_it', async () => {
    const listeners = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (event: string, listener: () => void) =>
      listeners.set(event, listener),
    );
    const { markUnattended } = await import('./api');
    const marked = (now_ms: number): boolean =>
      markUnattended(new Request('http://localhost/'), now_ms).headers.has('x-unattended');
    const now_ms = Date.now();
    expect(marked(now_ms + 30_000)).toBe(false);
    expect(marked(now_ms + 90_000)).toBe(true);
    vi.useFakeTimers({ now: now_ms + 80_000 });
    listeners.get('keydown')?.();
    expect(marked(now_ms + 90_000)).toBe(false);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});
