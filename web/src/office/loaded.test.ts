import { describe, expect, it } from 'vitest';
import { Loaded } from './loaded.svelte';

describe('loaded', () => {
  it('keeps the answer to the latest question only', async () => {
    const answers: ((value: string) => void)[] = [];
    const loaded = new Loaded<string>(() => new Promise((resolve) => answers.push(resolve)));
    const first = loaded.refresh();
    const second = loaded.refresh();
    answers[1]?.('new');
    await second;
    answers[0]?.('old');
    await first;
    expect(loaded.value).toBe('new');
    expect(loaded.busy).toBe(false);
  });

  it('keeps what is shown when asking again fails', async () => {
    let works = true;
    const loaded = new Loaded<number>(() => (works ? Promise.resolve(7) : Promise.reject(new Error('away'))));
    await loaded.refresh();
    works = false;
    await loaded.refresh();
    expect(loaded.value).toBe(7);
    expect(loaded.failure).toBeNull();
  });
});
