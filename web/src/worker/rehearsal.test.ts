import { expect, test } from 'vitest';
import init from '../generated/wasm/vungxanh';
import wasm from '../generated/wasm/vungxanh_bg.wasm?url&inline';
import { rehearsal } from './rehearsal';

test('the rehearsal goes all the way: what the made-up ward sent is read on the phone', async () => {
  await init({ module_or_path: fetch(wasm) });
  const steps = rehearsal();
  let step = steps.next();
  let count = 1;
  for (; !step.done; count += 1) step = steps.next();
  // 20 households, 60 people, 10 movements, no conflict.
  expect(step.value).toBe(90);
  expect(count).toBeGreaterThan(100);
});
