/** What only the worker can promise, in the real browser: true traps, live nudges, small requests, an honest export. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';

/** One well-formed change with which automerge 0.12 panics: a new session whose first number is 2. */
const PANICS = readFileSync(
  new URL('../../tests/regressions/gate/first-seq-of-2.bad_seq.bin', import.meta.url),
);

/** Adds a row to the stored tail of the newest register, as a disk error or a bug might leave it. */
async function spoilRegister(page: Page, change: Buffer): Promise<void> {
  await page.evaluate(
    async (bytes) => {
      const opening = indexedDB.open('vungxanh');
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const transaction = opening.result.transaction(['documents', 'tails'], 'readwrite');
      const documents = transaction.objectStore('documents').getAllKeys();
      const tails = transaction.objectStore('tails').getAllKeys();
      tails.onsuccess = () => {
        const keys = [...documents.result, ...tails.result].map((key) => String(key).split('#')[0] ?? '');
        const register = keys.filter((key) => key.startsWith('register/')).sort();
        // CBOR: an array of one byte string.
        const row = new Uint8Array([0x81, 0x58, bytes.length, ...bytes]);
        transaction.objectStore('tails').put(row, `${register.at(-1)}#0000009999`);
      };
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = reject;
      });
      opening.result.close();
    },
    [...change],
  );
}

const household = (head: string) => ({
  kind: 'household',
  place: '00025-01',
  fields: { head_name: head, house_no: '7' },
});

test('stored bytes that trap the engine are fetched again; what was not sent stays', async ({
  enrolledPhone,
}) => {
  const phone = await enrolledPhone(1, 'Máy vấp thật');
  const said: string[] = [];
  phone.context.on('console', (message) => said.push(message.text()));
  const { total } = await phone.ask('list', { kind: 'household' });
  expect(total).toBeGreaterThan(10);
  await phone.cut();
  const saved = await phone.ask('save', [household('Hoàng Thị Còn')]);
  expect(saved).toMatchObject({ saved: true });
  await spoilRegister(phone.page, PANICS);
  await phone.reopen();

  // Offline the spoilt register cannot be shown, but the worker lives and counts what is unsent.
  await phone.ask('list', { kind: 'household' }).catch(() => undefined);
  await expect.poll(() => phone.status()).toMatchObject({ engine: 'running', unsent: 1 });
  await expect.poll(() => said.join('\n')).toContain('the engine trapped');

  await phone.reconnect();
  await expect
    .poll(async () => (await phone.ask('list', { kind: 'household' })).total, { timeout: 60_000 })
    .toBe(total + 1);
  await phone.settle();
  const { records } = await phone.ask('list', { kind: 'household', search: 'hoang thi con' });
  expect(records.map((record) => record.delivery)).toEqual(['at_ward']);
});

test('what one phone saves is on the other at once, without anyone asking', async ({ enrolledPhone }) => {
  const one = await enrolledPhone(1, 'Máy một');
  const two = await enrolledPhone(2, 'Máy hai');
  const saved = await one.ask('save', [household('Tạ Văn Ngay')]);
  expect(saved).toMatchObject({ saved: true });
  await expect
    .poll(async () => (await two.ask('list', { kind: 'household', search: 'ta van ngay' })).total, {
      timeout: 10_000,
    })
    .toBe(1);
});

test('a large request goes out compressed, a small one as it is', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy nén');
  const sent: { bytes: number; plain: number; packed: boolean }[] = [];
  await phone.context.route('**/api/v1/sync', async (route) => {
    const body = route.request().postDataBuffer() ?? Buffer.alloc(0);
    const packed = (await route.request().allHeaders())['content-encoding'] === 'gzip';
    sent.push({ bytes: body.length, plain: packed ? gunzipSync(body).length : body.length, packed });
    await route.continue();
  });
  await phone.cut();
  for (let n = 0; n < 20; n++) {
    await phone.ask('save', [household(`Phan Văn ${'ABCDEFGHIJKLMNOPQRST'.charAt(n)}`)]);
  }
  await phone.reconnect();
  await phone.settle();
  const large = sent.find(({ plain }) => plain > 4_000);
  expect(large?.packed).toBe(true);
  expect(large?.bytes).toBeLessThan((large?.plain ?? 0) / 2);
  sent.length = 0;
  await phone.ask('syncNow');
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  expect(sent[0]).toMatchObject({ packed: false });
  expect(sent[0]?.bytes).toBeLessThan(1024);
});

test('undo takes a save back, and drafts outlive the tab', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy nháp');
  const saved = await phone.ask('save', [household('Vũ Thị Nhầm')]);
  if (!saved.saved) throw new Error('not saved');
  await phone.ask('undo', saved.undo);
  expect((await phone.ask('list', { kind: 'household', search: 'vu thi nham' })).total).toBe(0);
  await phone.ask('putDraft', 'household/new', { head_name: 'Dở dang' });
  await phone.killTab();
  await phone.reopen();
  await expect
    .poll(async () => (await phone.ask('getDraft', 'household/new'))?.value)
    .toEqual({ head_name: 'Dở dang' });
  await phone.ask('save', [household('Vũ Thị Đúng')], { draft: 'household/new' });
  expect(await phone.ask('getDraft', 'household/new')).toBeNull();
});
