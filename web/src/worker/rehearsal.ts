/**
 * A browser compiles the engine's functions one by one when they are first called, some thousands of them,
 * and well only those that were called often. After an enrolment that would be while somebody waits for the
 * books. So a phone that is not enrolled yet rehearses: an engine that keeps nothing is enrolled in a
 * made-up ward, receives its books and is asked what a first screen asks.
 */

import { AREA, AT_MS, ENROLLED, SYNCED } from '../generated/rehearsal';
import type { ListQuery } from './api';
import { Answer, type Effect, type Engine, entropy, newEngine } from './engine';
import type { Row } from './storage';

/** How often what was received is opened and read again. */
const ROUNDS = 24;

const QUESTIONS: ListQuery[] = [
  { kind: 'household', place: AREA, limit: 0 },
  { kind: 'household', only: 'conflict' },
  { kind: 'person', place: AREA, sort: 'name', limit: 5 },
  { kind: 'movement', from_day: '2021-11-01', sort: 'newest' },
];

/** Short steps: between them whoever wants the worker has it. Gives how many records were read at last. */
export function* rehearsal(): Generator<undefined, number> {
  const rows = new Map<string, Row>();
  let read = yield* withEngine([], (engine) => enrolAndSync(engine, rows));
  for (let round = 0; round < ROUNDS; round += 1) {
    yield;
    read = yield* withEngine([...rows.values()], look);
  }
  return read;
}

function* withEngine(
  rows: readonly Row[],
  use: (engine: Engine) => Generator<undefined, number>,
): Generator<undefined, number> {
  const engine = newEngine(rows, []);
  try {
    return yield* use(engine);
  } finally {
    engine.free();
  }
}

/** What the ward says, in the order in which it is asked. */
function* enrolAndSync(engine: Engine, rows: Map<string, Row>): Generator<undefined, number> {
  const answers = [ENROLLED, SYNCED].map(bytes);
  const code = '0'.repeat(10);
  const effects = engine.enrol(1, [code, '', ''], AT_MS, entropy()) as Effect[];
  for (let effect = effects.shift(); effect; effect = effects.shift()) {
    yield;
    if (effect.do === 'persist') {
      for (const { store, key, value } of effect.writes) {
        if (store === 'drafts') continue;
        if (value) rows.set(`${store} ${key}`, { store, key, value });
        else rows.delete(`${store} ${key}`);
      }
      effects.push(...(engine.persisted(effect.transaction, AT_MS, entropy()) as Effect[]));
    } else if (effect.do === 'send') {
      const body = answers.shift();
      if (!body) break;
      const answer = new Answer(200, body, null);
      effects.push(...(engine.response(effect.send, answer, AT_MS, entropy()) as Effect[]));
    }
  }
  return yield* look(engine);
}

function* look(engine: Engine): Generator<undefined, number> {
  engine.session();
  engine.status();
  let read = 0;
  for (const question of QUESTIONS) {
    yield;
    read += (engine.list(question, AT_MS) as { total: number }).total;
  }
  return read;
}

function bytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
