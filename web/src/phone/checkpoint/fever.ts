/**
 * From which temperature a second reading is asked for. The number lives in the rules of the day and
 * the ward's settings, which only the worker's check knows: it is asked about every tenth of a degree
 * at once, and the lowest that it minds is the threshold.
 */
import type { Edit, PhoneWorker } from '../../worker/api';

const FROM_TENTHS = 360;
const TO_TENTHS = 400;
const MINDED = 'second_reading_missing';

function question(place: string, now_ms: number): Edit {
  const fields: Edit['fields'] = { at: now_ms };
  for (let tenths = FROM_TENTHS; tenths <= TO_TENTHS; tenths += 1) {
    fields[`people/t${tenths}/temp1`] = tenths / 10;
  }
  return { kind: 'pass', place, fields };
}

/** In °C; null where no rule is known for the day. */
export async function feverThreshold(
  worker: Pick<PhoneWorker, 'check'>,
  place: string,
  now_ms: number,
): Promise<number | null> {
  const problems = await worker.check(question(place, now_ms));
  const minded = problems
    .filter((problem) => problem.code === MINDED)
    .map((problem) => Number(/^people\/t(\d+)\//.exec(problem.field)?.[1]));
  return minded.length === 0 ? null : Math.min(...minded) / 10;
}
