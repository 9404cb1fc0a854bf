/** What may befall a phone: a second tab, a trap in the engine, no room, a new version, a wrong clock, a full server. */
import type { Page } from '@playwright/test';
import { addHousehold, changeHousehold, saveHousehold, typeHousehold } from './fixtures/forms';
import { Phone } from './fixtures/phone';
import { Relay } from './fixtures/relay';
import { expect, test } from './fixtures/test';
import { label, startsWith, vi } from './fixtures/words';
import { ask } from './fixtures/worker';

/** The page's worker, as the browser's tools see it. */
function workerOf(page: Page) {
  const worker = page.workers().find((one) => !one.url().endsWith('/sw.js'));
  if (!worker) throw new Error('the page has no worker');
  return worker;
}

test('of two tabs one writes; the other takes over when asked, and the first steps back', async ({
  enrolledPhone,
}) => {
  const phone = await enrolledPhone(1, 'Hai thẻ');
  const first = phone.page;
  const second = await phone.context.newPage();
  await second.goto('/');
  await expect(second.getByText(vi.phone.otherTab.title)).toBeVisible();

  await second.getByRole('button', { name: vi.phone.otherTab.takeOver }).tap();
  await expect(second.getByRole('navigation', { name: vi.phone.nav.label })).toBeVisible();
  await expect(first.getByText(vi.phone.otherTab.title)).toBeVisible();
  // The pen is gone for good: the first tab cannot write even if its page tried.
  const tried = await ask(first, 'save', [
    { kind: 'household', place: '00025-01', fields: { head_name: 'Không Được Ghi' } },
  ]);
  expect(tried).toMatchObject({ saved: false, reason: 'other_tab' });

  phone.page = second;
  await addHousehold(phone, { head: 'Trịnh Thị Hai', phone: '0912000111', houseNo: '2' });
  await phone.settle();

  // The writing tab closes; the first one gets the lock and everything that was written meanwhile.
  await second.close();
  phone.page = first;
  await phone.expectHome();
  const { records } = await phone.ask('list', { kind: 'household', search: 'Trinh Thi Hai' });
  expect(records).toHaveLength(1);
});

test('a trap in the engine costs nothing: the worker starts again from what is stored', async ({
  enrolledPhone,
}) => {
  const phone = await enrolledPhone(1, 'Máy vấp');
  await phone.cut();
  const before = await addHousehold(phone, { head: 'Cao Thị Trước', phone: '0912000222', houseNo: '3' });

  // The engine's memory is overwritten with rubbish: its next step is a true trap.
  await workerOf(phone.page).evaluate(() => {
    const decode = TextDecoder.prototype.decode;
    TextDecoder.prototype.decode = function (input, options) {
      const text = decode.call(this, input, options);
      const buffer = ArrayBuffer.isView(input) ? input.buffer : null;
      // The engine's memory is far larger than any other buffer that is read as text.
      if (buffer && buffer.byteLength >= 1_000_000) {
        TextDecoder.prototype.decode = decode;
        new Uint8Array(buffer as ArrayBuffer).fill(0xff);
      }
      return text;
    };
  });
  await expect(async () => {
    const { records } = await phone.ask('list', { kind: 'household', search: 'Cao Thi Truoc' });
    expect(records.map((record) => record.id)).toEqual([before]);
  }).toPass();
  expect(await phone.status()).toMatchObject({ engine: 'running' });

  const after = await addHousehold(phone, { head: 'Cao Thị Sau', phone: '0912000333', houseNo: '4' });
  expect((await phone.unsent()).map((record) => record.id).sort()).toEqual([before, after].sort());
  await phone.reconnect();
  await phone.settle();
});

test('a full phone says that nothing was saved and keeps what is on the screen', async ({
  enrolledPhone,
  ward,
}) => {
  const phone = await enrolledPhone(1, 'Máy đầy');
  const cdp = await phone.context.newCDPSession(phone.page);
  const room = (quotaSize: number) =>
    cdp.send('Storage.overrideQuotaForOrigin', { origin: ward.origin, quotaSize });
  await room(1);
  await typeHousehold(phone, { head: 'Lương Thị Đầy', phone: '0912000444', houseNo: '5' });
  // The browser looks at the quota only every half minute.
  const kept = () =>
    phone.ask('putDraft', 'filler', 'x'.repeat(1000)).then(
      () => true,
      () => false,
    );
  await expect.poll(kept, { timeout: 60_000 }).toBe(false);

  await phone.button(vi.phone.household.save).tap();
  await phone.expectSaid(vi.phone.form.storageFull);
  await expect(phone.page.getByLabel(startsWith(label('household', 'head_name')))).toHaveValue(
    'Lương Thị Đầy',
  );
  await expect(phone.statusBar).toContainText(vi.phone.status.storageFailing);
  expect((await phone.ask('list', { kind: 'household', search: 'Luong Thi Day' })).total).toBe(0);

  // Room was made: the same tap saves.
  await room(1_000_000_000);
  await saveHousehold(phone);
  await expect(phone.statusBar).not.toContainText(vi.phone.status.storageFailing);
  await phone.settle();
});

test('a new version waits for consent and never interrupts a form', async ({ browser, ward }) => {
  const relay = await Relay.before(ward);
  const phone = await Phone.make(browser, ward);
  try {
    await phone.enrolAndSettle(ward.link(1).replace(ward.origin, relay.origin), 'Máy cũ');
    // A page that a service worker controls, as on every later visit.
    await phone.page.reload();
    await phone.expectHome();
    const next = phone.page.locator('html[data-version="next"]');

    relay.upgrade();
    await typeHousehold(phone, { head: 'Mai Thị Dở', phone: '0912000555', houseNo: '6' });
    await phone.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
    await expect
      .poll(() => phone.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null))
      .toBe(true);
    // The form stands as it was, with the old version around it and nothing laid over it.
    await expect(phone.page.getByText(vi.phone.update.ready)).toHaveCount(0);
    await expect(phone.page.getByLabel(startsWith(label('household', 'house_no')))).toHaveValue('6');
    await expect(next).toHaveCount(0);
    await phone.expectDraftKept('0912000555', 'phố Ngọc Khánh');

    await phone.home();
    const notice = phone.page.getByRole('region', { name: vi.phone.update.ready });
    await expect(notice).toBeVisible();
    await notice.getByRole('button', { name: vi.phone.update.apply }).tap();
    await expect(next).toHaveCount(1);
    await phone.expectHome();
    // What was half typed came along.
    await phone.link('Mai Thị Dở').tap();
    await expect(phone.page.getByLabel(startsWith(label('household', 'house_no')))).toHaveValue('6');
    expect(phone.errors).toEqual([]);
  } finally {
    await phone.close();
    await relay.close();
  }
});

test('a phone whose clock is wrong is told, and what it records reaches the ward', async ({
  enrolledPhone,
}) => {
  const phone = await enrolledPhone(1, 'Máy sai giờ');
  await workerOf(phone.page).evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 47 * 60_000;
  });
  await addHousehold(phone, { head: 'Đinh Thị Sớm', phone: '0912000666', houseNo: '8' });
  await phone.ask('syncNow');
  await expect(phone.statusBar).toContainText(vi.phone.status.clockFast(47), { timeout: 30_000 });
  await phone.settle();
  await phone.expectAllSent();
});

test('a full disk at the ward: phones keep what they saved, say so, and send it later', async ({
  enrolledPhone,
  ward,
}) => {
  const phone = await enrolledPhone(1, 'Máy kiên nhẫn');
  const { records } = await phone.ask('list', { kind: 'household', limit: 1 });
  const household = records[0]?.id ?? '';
  await ward.stop();
  await ward.start('serve', { largestFileKiB: 64 });

  await changeHousehold(phone, household, 'house_no', '8 Đĩa Đầy');
  await addHousehold(phone, { head: 'Tạ Thị Đợi', phone: '0912000777', houseNo: '10' });
  for (let n = 0; n < 3; n += 1) {
    await changeHousehold(phone, household, 'lane', `ngõ ${n}`);
    await phone.ask('syncNow');
  }
  await expect.poll(async () => (await phone.status()).network, { timeout: 30_000 }).toBe('waiting_to_retry');
  await phone.expectUnsent();
  await phone.statusBar.tap();
  await expect(phone.page.getByRole('dialog')).toContainText(vi.phone.status.network.waiting);
  await phone.page.keyboard.press('Escape');

  // Reading goes on, and an official made room.
  expect((await fetch(`${ward.origin}/healthz`)).status).toBe(200);
  await ward.stop();
  await ward.start();
  await phone.ask('syncNow');
  await phone.settle();
  expect((await phone.status()).refused).toBe(0);
});
