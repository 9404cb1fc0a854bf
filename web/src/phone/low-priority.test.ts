import { expect, test } from 'vitest';
import { LowPriorityQueue } from './low-priority';

const moment = () => new Promise((resolve) => setTimeout(resolve, 5));

test('who waits lets those go first who ask in the same moment, and goes when all are answered', async () => {
  const queue = new LowPriorityQueue();
  const [one, two] = [{}, {}];
  let went = false;
  const waiting = queue.wait().then(() => (went = true));
  queue.press(one);
  queue.press(two);
  await moment();
  queue.release(one);
  await moment();
  expect(went).toBe(false);
  queue.release(two);
  await waiting;
  expect(went).toBe(true);
});

test('where nobody presses nobody waits long', async () => {
  const queue = new LowPriorityQueue();
  const who = {};
  queue.press(who);
  queue.press(who);
  queue.release(who);
  await expect(queue.wait()).resolves.toBeUndefined();
});

test('who presses again before a waiting one went is let go first', async () => {
  const queue = new LowPriorityQueue();
  const who = {};
  queue.press(who);
  let went = false;
  const waiting = queue.wait().then(() => (went = true));
  await moment();
  queue.release(who);
  queue.press(who);
  await moment();
  expect(went).toBe(false);
  queue.release(who);
  await waiting;
  expect(went).toBe(true);
});
