import { expect, test } from 'vitest';
import { LowPriorityQueue } from './low-priority';

const moment = () => new Promise((resolve) => setTimeout(resolve, 5));

test('who waits lets those go first who ask in the same moment, and goes when all are answered', async () => {
  const turns = new LowPriorityQueue();
  const [one, two] = [{}, {}];
  let went = false;
  const waiting = turns.wait().then(() => (went = true));
  turns.press(one);
  turns.press(two);
  await moment();
  turns.release(one);
  await moment();
  expect(went).toBe(false);
  turns.release(two);
  await waiting;
  expect(went).toBe(true);
});

test('where nobody presses nobody waits long', async () => {
  const turns = new LowPriorityQueue();
  const who = {};
  turns.press(who);
  turns.press(who);
  turns.release(who);
  await expect(turns.wait()).resolves.toBeUndefined();
});

test('who presses again before a waiting one went is let go first', async () => {
  const turns = new LowPriorityQueue();
  const who = {};
  turns.press(who);
  let went = false;
  const waiting = turns.wait().then(() => (went = true));
  await moment();
  turns.release(who);
  turns.press(who);
  await moment();
  expect(went).toBe(false);
  turns.release(who);
  await waiting;
  expect(went).toBe(true);
});
