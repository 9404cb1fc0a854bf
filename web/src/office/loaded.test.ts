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
    expect(loaded.stale).toBe(true);
    works = true;
    await loaded.refresh();
    expect(loaded.stale).toBe(false);
  });

  it('a25_never_shows_an_answer_to_another_question', async () => {
    let [question, works] = ['all', true];
    const loaded = new Loaded<string>(
      () => (works ? Promise.resolve(`rows of ${question}`) : Promise.reject(new Error('away'))),
      () => question,
    );
    await loaded.refresh();
    expect(loaded.value).toBe('rows of all');
    [question, works] = ['overdue', false];
    const asking = loaded.refresh();
    expect(loaded.value).toBeNull();
    await asking;
    expect([loaded.value, typeof loaded.failure]).toEqual([null, 'string']);
    works = true;
    await loaded.refresh();
    expect([loaded.value, loaded.failure]).toEqual(['rows of overdue', null]);
  });
});
