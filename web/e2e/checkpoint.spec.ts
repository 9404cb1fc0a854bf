/** The queue moves: how many taps a pass takes, taking one back, a second reading, and closing the shift. */
import { Barrier, CHECKPOINT } from './fixtures/barrier';
import { expect, test } from './fixtures/test';
import { choice, contains, label, startsWith, vi } from './fixtures/words';

const words = vi.checkpoint;

test('the common pass takes few taps, offline, and one tap takes it back', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Chốt 1');
  await phone.cut();
  const barrier = new Barrier(phone);
  await barrier.openShift();
  await barrier.expectCounter(0, 0, 0, 0);

  // A stranger on a motorbike, everything typed: nine keys of the plate, two of the year, three of the
  // thermometer, one each for "next", "declared" and the decision. At 0.7 s a tap and 0.3 s a letter of the
  // name that is 16 s of the 20 that a typed pass may take.
  barrier.startCounting();
  await barrier.plate('29B112345');
  await barrier.stranger('Nguyễn Văn Lạ', '85');
  await barrier.temperature('36,5');
  await barrier.declared();
  await barrier.decide('let_pass');
  expect(barrier.taps, 'taps of a typed pass').toBeLessThanOrEqual(17);
  await barrier.expectCounter(1, 1, 0, 0);

  // The same one on the way home: two digits find it, and what they declare is asked anew. 8 taps are 6 s of the 8.
  barrier.startCounting();
  await barrier.plate('29');
  const earlier = barrier.phone.page.getByRole('group', { name: words.plate.earlier });
  await barrier.tap(earlier.getByRole('button', { name: contains('29B1-123.45') }));
  await barrier.temperature('36,7');
  await barrier.declared();
  await barrier.decide('let_pass');
  expect(barrier.taps, 'taps of a known pass').toBeLessThanOrEqual(8);
  await barrier.expectCounter(2, 2, 0, 0);

  // Taken back: the pass stands in the form again, the count goes down, nothing is asked.
  await phone.button(vi.common.undo).first().tap();
  await barrier.expectCounter(1, 1, 0, 0);
  await expect(phone.button(`${words.plate.label}: 29B1-123.45`)).toBeVisible();
  await barrier.decide('turn_back');
  await barrier.expectCounter(2, 2, 0, 1);
});

test('a high first reading waits for the second while the queue goes on', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Chốt 1');
  const barrier = new Barrier(phone);
  await barrier.openShift();
  await barrier.plate('30E154321');
  await barrier.stranger('Phạm Thị Nóng', '70');
  await barrier.temperature('38,4');
  await expect(phone.page.getByText(contains(words.temperature.high('38,4 °C')))).toBeVisible();
  await expect(phone.page.getByText(/^Căn cứ: /), 'by which document it is high').toBeVisible();
  await barrier.declared();
  await barrier.tap(phone.button(words.temperature.park));

  // Someone else passes meanwhile, and a tab that dies loses neither.
  await barrier.tap(phone.button(words.plate.none));
  await barrier.stranger('Trần Văn Sau', '92');
  await barrier.temperature('36,4');
  await barrier.declared();
  await barrier.decide('let_pass');
  await phone.killTab();
  await phone.reopen(`#/checkpoint/${CHECKPOINT}`);

  await phone.button(words.waiting.open('30E1-543.21')).tap();
  await barrier.temperature('38,1');
  await expect(phone.page.getByText(words.temperature.stillHigh)).toBeVisible();
  await barrier.decide('to_health_post');
  const [pass] = await barrier.passes();
  const temperatures = Object.entries(pass?.fields ?? {}).filter(([name]) => /temp[12]$/.test(name));
  expect(temperatures.map(([, value]) => value).sort()).toEqual([38.1, 38.4]);
  await barrier.expectCounter(2, 2, 1, 0);
});

test('a pass without a temperature is not saved: the field, the reason, the example', async ({
  enrolledPhone,
}) => {
  const phone = await enrolledPhone(1, 'Chốt 1');
  const barrier = new Barrier(phone);
  await barrier.openShift();
  await barrier.tap(phone.button(words.plate.none));
  await barrier.stranger('Lê Văn Vội', '90');
  await barrier.tap(barrier.decision('let_pass'));
  const alert = phone.page.getByRole('alert');
  await expect(alert).toContainText('Lê Văn Vội');
  await expect(alert).toContainText(label('pass', 'people/temp1'));
  await barrier.type(words.temperature.keys, '555');
  await expect(phone.page.getByText(words.temperature.outOfRange)).toBeVisible();
  expect(await barrier.passes()).toHaveLength(0);
});

test('closing a shift compares the hand count, asks why it differs and hands over', async ({
  enrolledPhone,
  office,
}) => {
  const phone = await enrolledPhone(1, 'Chốt 1');
  const barrier = new Barrier(phone);
  const shift = await barrier.openShift();
  await barrier.tap(phone.button(words.plate.none));
  await barrier.stranger('Đào Thị Qua', '66');
  await barrier.temperature('36,6');
  await barrier.declared();
  await barrier.decide('let_pass');

  await phone.open(`#/checkpoint/${CHECKPOINT}/close`);
  await phone.fill(words.close.vehicles, '2');
  await phone.fill(words.close.people, '1');
  await expect(phone.page.getByText(words.close.more('1'))).toBeVisible();
  await expect(phone.page.getByText(words.close.agrees, { exact: true })).toBeVisible();
  await phone.button(words.close.button).tap();
  await expect(phone.page.getByText(words.close.closed)).toHaveCount(0);
  expect((await phone.ask('record', shift))?.fields['closed_at'] ?? null).toBeNull();

  await phone.fill(words.close.reason, 'Một xe quay đầu trước vạch');
  await phone.fill(label('shift', 'handover_note'), 'Bút hết mực');
  await phone.save(words.close.button, words.close.closed);
  await expect(phone.page.getByText('Một xe quay đầu trước vạch').first()).toBeVisible();
  await phone.settle();

  const { record } = await office.get<{ record: { fields: Record<string, unknown> } }>(`/records/${shift}`);
  expect(record.fields).toMatchObject({
    vehicles_counted: 2,
    vehicles_recorded: 1,
    people_counted: 1,
    people_recorded: 1,
    reconciliation_note: 'Một xe quay đầu trước vạch',
    handover_note: 'Bút hết mực',
  });
  await office.goTo(vi.office.nav.shifts);
  await expect(office.page.getByText('Bút hết mực').first()).toBeVisible();
  expect(choice('pass', 'decision', 'let_pass')).toBe('Cho qua');
  await expect(office.page.getByRole('table')).toBeVisible();
  await expect(
    office.page
      .getByRole('row')
      .filter({ hasText: startsWith('') })
      .first(),
  ).toBeVisible();
});
