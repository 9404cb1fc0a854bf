import { afterEach, expect, it, vi } from 'vitest';
import { NoAnswer, post } from './network';

/** A body that breaks off after these parts. */
function cutAfter(parts: Uint8Array[], status = 200): Response {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts[sent++];
      if (part) controller.enqueue(part);
      else controller.error(new TypeError('network error'));
    },
  });
  return new Response(body, { status });
}

afterEach(() => vi.unstubAllGlobals());

it('gives what arrived of a good answer that was cut', async () => {
  const parts = [new Uint8Array([1, 2]), new Uint8Array([3])];
  vi.stubGlobal('fetch', () => Promise.resolve(cutAfter(parts)));
  const answer = await post('/api/v1/sync', null, new Uint8Array([0]));
  expect([...answer.body]).toEqual([1, 2, 3]);
});

it('counts an answer of which nothing arrived, or no good one, as none', async () => {
  for (const cut of [cutAfter([]), cutAfter([new Uint8Array([1])], 503)]) {
    vi.stubGlobal('fetch', () => Promise.resolve(cut));
    await expect(post('/api/v1/sync', null, new Uint8Array([0]))).rejects.toBeInstanceOf(NoAnswer);
  }
});
