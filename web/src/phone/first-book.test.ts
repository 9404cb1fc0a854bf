import { expect, test, vi } from 'vitest';
import { FirstBook } from './first-book';

test('it is asked for when it may have come, and not again once it is open', async () => {
  let [area, count]: [string | undefined, number] = [undefined, 0];
  const households = vi.fn((_area: string) => Promise.resolve(count));
  const book = new FirstBook(() => area, households);
  await book.open();
  expect(households).not.toHaveBeenCalled();
  area = '00025-02';
  await book.open();
  count = 400;
  await Promise.all([book.open(), book.open()]);
  await book.open();
  expect(households.mock.calls).toEqual([['00025-02'], ['00025-02']]);
});

test('after a failure it is asked for again', async () => {
  const households = vi.fn(() => Promise.reject(new Error('the engine was restarted')));
  const book = new FirstBook(() => '00025-02', households);
  await book.open();
  await book.open();
  expect(households).toHaveBeenCalledTimes(2);
});
