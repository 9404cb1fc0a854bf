/** Rules that block nobody: who drives through or refuses is recorded; a possible case stays red until it was told. */
import { Barrier } from './fixtures/barrier';
import { expect, test } from './fixtures/test';
import { choice, contains, label, startsWith, vi } from './fixtures/words';

const words = vi.checkpoint;

test('e0_2_who drives through, who refuses, and what stands on paper are recorded, offline', async ({
  enrolledPhone,
  office,
}) => {
  const phone = await enrolledPhone(1, 'Chốt 1');
  await phone.cut();
  const barrier = new Barrier(phone);
  await barrier.openShift();

  // Half a plate is all that anybody saw.
  await barrier.plate('30E1');
  await barrier.tap(phone.button(words.counter.menu));
  await barrier.tap(phone.button(words.evaded.title));
  await barrier.tap(phone.button(words.evaded.fled));
  await expect.poll(async () => (await barrier.passes()).length).toBe(1);
  const [fled] = await barrier.passes();
  expect(fled?.fields).toMatchObject({ evaded: true, decision_note: words.evaded.fled, plate: '30E1' });

  // Somebody who refuses says neither name nor temperature, and is not let pass.
  await barrier.tap(phone.button(words.plate.none));
  await barrier.tap(phone.button(words.person.details(words.person.driver)));
  await barrier.tap(
    phone.page.getByRole('dialog').getByText(choice('pass', 'people/not_measured', 'refused')),
  );
  await barrier.tap(phone.button(words.papers.done));
  await barrier.tap(barrier.decision('let_pass'));
  expect(await barrier.passes()).toHaveLength(1);
  await barrier.decide('turn_back');
  const [refused] = await barrier.passes();
  expect(Object.values(refused?.fields ?? {})).toContain('refused');

  // A passage that stands on paper gets the time that it had.
  await barrier.tap(phone.button(words.counter.menu));
  await barrier.tap(phone.button(words.late.title));
  const paper = phone.page.getByRole('dialog');
  await paper.getByRole('button', { name: vi.common.date.yesterday }).tap();
  await paper.getByLabel(startsWith(vi.common.time.hour)).fill('15:30');
  await barrier.tap(phone.button(words.late.done));
  await expect(
    phone.page.getByRole('status').filter({ hasText: contains('Đang nhập lại từ sổ') }),
  ).toBeVisible();
  await barrier.tap(phone.button(words.plate.none));
  await barrier.stranger('Nguyễn Văn Hôm Qua', '80');
  await barrier.temperature('36,5');
  await barrier.declared();
  const before = Date.now() - 3_600_000;
  await barrier.tap(barrier.decision('let_pass'));
  await expect
    .poll(async () => (await barrier.passes()).filter((one) => one.fields['late_entry']))
    .toHaveLength(1);
  const late = (await barrier.passes()).find((one) => one.fields['late_entry'] === true);
  expect(Number(late?.fields['at'])).toBeLessThan(before);

  await phone.reconnect();
  await phone.settle();
  const { record } = await office.get<{
    record: { fields: Record<string, unknown>; problems: { severity: string }[] };
  }>(`/records/${fled?.id ?? ''}`);
  expect(record.fields).toMatchObject({ evaded: true });
  // Half a plate is pointed out; nothing is wrong.
  expect(record.problems.filter((one) => one.severity === 'error')).toEqual([]);
});

test('a17_39.5 degrees and no ticked symptom are a possible case that stays red until the station was told', async ({
  enrolledPhone,
  office,
}) => {
  const phone = await enrolledPhone(1, 'Tổ 1');
  await phone.cut();
  await phone.open('#/declaration/new');
  const declarations = vi.phone.declaration;
  await phone.button(vi.phone.movement.who.notListed).tap();
  await phone.fill(label('declaration', 'name'), 'Lý Thị Nóng');
  await phone.fill(declarations.temp, '39,5');
  await phone.choose(declarations.symptomsQuestion, declarations.noSymptoms);
  await phone.choose(declarations.exposureQuestion, vi.common.no);
  await phone.choose(declarations.epidemicQuestion, vi.common.no);
  await expect(phone.page.getByRole('alert').filter({ hasText: declarations.suspect })).toBeVisible();
  await phone.button(declarations.save).tap();
  await expect(phone.title('Lý Thị Nóng')).toBeVisible();
  await expect(phone.page.getByText(declarations.healthy)).toHaveCount(0);
  const alarm = phone.page.getByRole('alert').filter({ hasText: declarations.suspect });
  await expect(alarm).toBeVisible();
  await alarm.getByRole('button', { name: startsWith(declarations.notified) }).tap();
  await expect(alarm.getByText(contains(declarations.notifiedAt('').trim()))).toBeVisible();

  await phone.reconnect();
  await phone.settle();
  const { rows } = await office.get<{ rows: { record: { fields: Record<string, unknown> } }[] }>(
    '/declarations?state=suspect&limit=200',
  );
  expect(rows.map(({ record }) => record.fields['name'])).toContain('Lý Thị Nóng');
});
