/**
 * The whole story: two phones are enrolled by link, lose the network, record on, edit the same household,
 * lose a tab, come back; the server dies while both upload; the official sees all of it and decides.
 * In the end every record that a phone saved is compared with what the ward holds.
 */
import type { PhoneRecord } from '../src/worker/api';
import { Barrier, CHECKPOINT } from './fixtures/barrier';
import {
  addHousehold,
  addPerson,
  changeHousehold,
  declare,
  recordArrival,
  recordDeparture,
  saveHousehold,
  typeHousehold,
} from './fixtures/forms';
import type { OfficeRecord } from './fixtures/office';
import type { Phone } from './fixtures/phone';
import { expect, test } from './fixtures/test';
import { label, startsWith, vi } from './fixtures/words';

const AREA = '00025-01';

/** A household of the demonstration ward that both phones hold. */
async function sharedHousehold(phone: Phone): Promise<PhoneRecord> {
  const { records } = await phone.ask('list', { kind: 'household', place: AREA, sort: 'name', limit: 1 });
  const [household] = records;
  if (!household) throw new Error('the demonstration ward has no household in the area');
  return household;
}

async function recordAtTheDoor(phone: Phone, who: { head: string; number: string; guest: string }) {
  const household = await addHousehold(phone, { head: who.head, phone: who.number, houseNo: '7B' });
  const person = await addPerson(
    phone,
    household,
    { name: who.head, born: '12/03/1979', sex: 'female' },
    'head',
  );
  await addPerson(phone, household, { name: `${who.head} Con`, born: '2009', sex: 'male' }, 'child');
  await recordDeparture(phone, person, 'Nguyễn Văn Sếp');
  await recordArrival(phone, household, who.guest);
  await declare(phone, 'cough');
  return household;
}

async function recordAtTheBarrier(phone: Phone, plate: string, stranger: string): Promise<void> {
  const barrier = new Barrier(phone);
  await barrier.openShift();
  await barrier.plate(plate);
  await barrier.stranger(stranger, '85');
  await barrier.temperature('36,5');
  await barrier.declared();
  await barrier.decide('let_pass');

  // The same vehicle comes back: known, two taps and a reading.
  await barrier.plate(plate);
  await barrier.tap(phone.button(vi.checkpoint.known.same));
  await barrier.temperature('36,8');
  await barrier.declared();
  await barrier.decide('let_pass');

  // Hot twice: sent back.
  await barrier.tap(phone.button(vi.checkpoint.plate.none));
  await barrier.stranger('Phạm Thị Sốt', '70');
  await barrier.temperature('38,2');
  await barrier.declared();
  await barrier.tap(phone.button(vi.checkpoint.temperature.measureNow));
  await barrier.temperature('38,4');
  await barrier.decide('turn_back');
  const passes = await barrier.passes();
  expect(passes.filter((pass) => pass.delivery === 'on_phone')).toHaveLength(3);
}

/** What the phone saved is what the ward holds: every field, but for those in which another value won. */
function expectSame(saved: PhoneRecord, office: OfficeRecord['record']): void {
  expect(office.kind).toBe(saved.kind);
  expect(office.place).toBe(saved.place);
  expect(office.partition).toBe(saved.partition);
  expect(office.period).toBe(saved.period);
  for (const [name, value] of Object.entries(saved.fields)) {
    const standing = office.conflicts[name];
    if (standing)
      expect(
        standing.map((one) => one.value),
        `${saved.kind}.${name}`,
      ).toContainEqual(value);
    else expect(office.fields[name] ?? null, `${saved.kind}.${name}`).toEqual(value);
  }
}

test('two phones offline, a clash, a killed tab, a killed server: nothing is lost', async ({
  ward,
  enrolledPhone,
  office,
}) => {
  test.setTimeout(240_000);
  const [an, binh] = await Promise.all([enrolledPhone(1, 'Máy 1'), enrolledPhone(2, 'Máy 2')]);
  const names = [
    (await an.ask('session')).member?.name ?? '',
    (await binh.ask('session')).member?.name ?? '',
  ];
  const clashing = await sharedHousehold(an);

  // --- no network, and no server either ---
  await Promise.all([an.cut(), binh.cut()]);
  await ward.stop();
  // Closed and opened again: the app starts from the phone alone.
  await Promise.all([an.reopen(), binh.reopen()]);
  await Promise.all([an.expectHome(), binh.expectHome()]);
  await expect(an.title(vi.common.product)).toBeVisible();

  await Promise.all([
    recordAtTheDoor(an, { head: 'Lê Thị Ngoại', number: '0987654321', guest: 'Trần Văn Khách' }),
    recordAtTheDoor(binh, { head: 'Vũ Thị Tuyến', number: '0987654322', guest: 'Đỗ Văn Xa' }),
  ]);
  await Promise.all([an.expectUnsent(), binh.expectUnsent()]);

  // The same household's same field, by both; neither sees the other.
  await changeHousehold(an, clashing.id, 'house_no', '15A');
  await changeHousehold(binh, clashing.id, 'house_no', '15B');
  await expect(an.page.getByText(vi.phone.delivery.on_phone).first()).toBeVisible();

  // A tab dies in the middle of a form; the draft is found on the first screen.
  await typeHousehold(an, { head: 'Ngô Thị Dở', phone: '0911222333', houseNo: '9' });
  await an.expectDraftKept('0911222333', 'phố Ngọc Khánh');
  await an.killTab();
  await an.reopen();
  await an.expectHome();
  await an.link('Ngô Thị Dở').tap();
  await expect(an.page.getByLabel(startsWith(label('household', 'house_no')))).toHaveValue('9');
  await expect(an.page.getByText(/Đã mở lại phần ghi dở/)).toBeVisible();
  await saveHousehold(an);

  await Promise.all([
    recordAtTheBarrier(an, '29B112345', 'Hoàng Văn Lạ'),
    recordAtTheBarrier(binh, '30E154321', 'Bùi Thị Qua'),
  ]);

  // Closed once more: what was saved is there, unsent, and nothing claims otherwise.
  await Promise.all([an.reopen(), binh.reopen()]);
  await Promise.all([an.expectHome(), binh.expectHome()]);
  await Promise.all([an.expectUnsent(), binh.expectUnsent()]);
  const saved = [...(await an.unsent()), ...(await binh.unsent())];
  expect(saved.length).toBeGreaterThanOrEqual(2 * 10);
  const before = { an: await an.records(), binh: await binh.records() };

  // --- back on the net; the server dies while both upload ---
  await ward.start();
  let uploads = 0;
  for (const { context } of [an, binh]) {
    context.on('request', (request) => {
      if (request.url().endsWith('/api/v1/sync')) uploads += 1;
    });
  }
  await Promise.all([an.reconnect(), binh.reconnect()]);
  await expect.poll(() => uploads, { intervals: [5] }).toBeGreaterThan(0);
  await ward.kill();
  await expect(an.statusBar).not.toContainText(vi.phone.status.allSent);
  await ward.start();
  await Promise.all([an.ask('syncNow'), binh.ask('syncNow')]);
  await Promise.all([an.settle(), binh.settle()]);
  await Promise.all([an.expectAllSent(), binh.expectAllSent()]);

  // --- record by record: phone against ward ---
  await office.page.reload();
  const ids = [...new Set(saved.map((record) => record.id))];
  for (const record of saved) {
    const page = await office.get<OfficeRecord>(`/records/${record.id}`);
    expectSame(record, page.record);
    expect(page.history.length).toBeGreaterThan(0);
  }
  // Nothing lost, nothing twice: each phone now holds what both saved, once.
  for (const [phone, held] of [
    [an, before.an],
    [binh, before.binh],
  ] as const) {
    const expected = [...new Set([...held.keys(), ...ids])].sort();
    await expect
      .poll(async () => [...(await phone.records()).keys()].sort(), { timeout: 30_000 })
      .toEqual(expected);
    const now = await phone.records();
    for (const id of ids) expect(now.get(id)?.delivery, now.get(id)?.kind).toBe('at_ward');
  }

  // --- the tables ---
  await office.goTo(vi.office.nav.households);
  for (const head of ['Lê Thị Ngoại', 'Vũ Thị Tuyến', 'Ngô Thị Dở']) await office.expectListed(head, head);
  await office.goTo(vi.office.nav.passes);
  await office.expectListed('29B112345', '29B1-123.45', 2);
  await office.goTo(vi.office.nav.movements);
  await office.expectListed('Đỗ Văn Xa', 'Đỗ Văn Xa');

  // --- the clash, on both phones and in the office, with both authors and times ---
  for (const phone of [an, binh]) {
    await phone.open(`#/household/${clashing.id}`);
    const panel = phone.page.getByRole('region', { name: startsWith(vi.common.conflict.title) });
    await expect(panel).toContainText(label('household', 'house_no'));
    await expect(panel).toContainText('15A');
    await expect(panel).toContainText('15B');
    await expect(panel.getByText(/ghi lúc \d\d:\d\d/)).toHaveCount(2);
    const other = phone === an ? names[1] : names[0];
    await expect(panel).toContainText(other ?? '');
    await expect(panel).toContainText(vi.phone.record.thisPhone);
  }
  await office.open(`#/record/${clashing.id}`);
  const clash = office.conflict(label('household', 'house_no'));
  for (const text of ['15A', '15B', ...names]) await expect(clash).toContainText(text);
  await clash.getByRole('button', { name: /15B/ }).click();
  await expect(clash).toHaveCount(0);

  // --- the decision reaches both phones ---
  for (const phone of [an, binh]) {
    await expect(phone.page.getByRole('region', { name: startsWith(vi.common.conflict.title) })).toHaveCount(
      0,
      {
        timeout: 30_000,
      },
    );
    await expect(phone.page.getByText('15B').first()).toBeVisible();
    const record = await phone.ask('record', clashing.id);
    expect(record?.fields['house_no']).toBe('15B');
    expect(record?.conflicts).toEqual({});
  }

  // --- and the history shows all three: both edits and the decision ---
  const page = await office.get<OfficeRecord>(`/records/${clashing.id}`);
  const authors = page.history.slice(0, 3).map((entry) => entry.by_name);
  expect(page.history[0]?.in_office).toBe(true);
  expect(authors).toEqual(expect.arrayContaining(names));
  for (const name of names) await expect(office.page.getByText(startsWith(name)).first()).toBeVisible();
  const shifts = await office.get<{ rows: { record: { place: string } }[] }>('/shifts?limit=200');
  expect(shifts.rows.filter(({ record }) => record.place === CHECKPOINT).length).toBeGreaterThanOrEqual(2);
});
