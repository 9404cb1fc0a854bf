import { expect, test } from 'vitest';
import { PerKind } from './per-kind';

const KINDS = ['visit', 'test', 'dose'] as const;
const turn = () => Promise.resolve();

function counted() {
  const asked: string[] = [];
  const held = { visit: 1, test: 2, dose: 3 };
  const perKind = new PerKind(KINDS, (kind) => {
    asked.push(kind);
    return held[kind] < 0 ? Promise.reject(new Error(kind)) : Promise.resolve(held[kind]);
  });
  const takeAsked = () => asked.splice(0);
  return { perKind, held, takeAsked };
}

test('only what changed is asked again', async () => {
  const { perKind, held, takeAsked } = counted();
  expect(await perKind.answers(turn)).toEqual({ visit: 1, test: 2, dose: 3 });
  expect(takeAsked()).toEqual(['visit', 'test', 'dose']);
  held.test = 5;
  perKind.changed(['test', 'household']);
  expect(await perKind.answers(turn)).toEqual({ visit: 1, test: 5, dose: 3 });
  expect(takeAsked()).toEqual(['test']);
  await perKind.answers(turn);
  expect(takeAsked()).toEqual([]);
  perKind.forget();
  await perKind.answers(turn);
  expect(takeAsked()).toHaveLength(3);
});

test('what is not wanted yet is asked when it is', async () => {
  const { perKind, takeAsked } = counted();
  expect(await perKind.answers(turn, (kind) => kind !== 'dose')).toEqual({ visit: 1, test: 2 });
  takeAsked();
  await perKind.answers(turn);
  expect(takeAsked()).toEqual(['dose']);
});

test('what failed, and what changed meanwhile, is asked again', async () => {
  const { perKind, held, takeAsked } = counted();
  held.test = -1;
  await expect(perKind.answers(turn)).rejects.toThrow('test');
  takeAsked();
  held.test = 7;
  expect(await perKind.answers(turn)).toEqual({ visit: 1, test: 7, dose: 3 });
  expect(takeAsked().sort()).toEqual(['dose', 'test']);

  perKind.changed(['visit']);
  const answering = perKind.answers(turn);
  await turn();
  perKind.changed(['visit']);
  await answering;
  takeAsked();
  await perKind.answers(turn);
  expect(takeAsked()).toEqual(['visit']);
});
