/** Connecting a phone: codes that do not work say why and whom to ask; access taken back loses nothing. */
import { readFile } from 'node:fs/promises';
import { addHousehold } from './fixtures/forms';
import type { Phone } from './fixtures/phone';
import { expect, test } from './fixtures/test';
import type { Ward } from './fixtures/ward';
import { startsWith, vi } from './fixtures/words';

const words = vi.phone.enrol;

/** A code of the command line that is valid for so long. */
async function makeCode(ward: Ward, validFor: string): Promise<string> {
  const printed = await ward.run(
    ...['enrol', '--ward', '00025', '--name', 'Nguyễn Thị Mới', '--role', 'team_member:00025-01'],
    ...['--valid-for', validFor],
  );
  const code = /#\/enrol\/([0-9A-Z]{10})/.exec(printed)?.[1];
  if (code === undefined) throw new Error(`no link in:\n${printed}`);
  return code;
}

/** Tries a code and reads why it does not work; what was typed stays, and there is someone to call. */
async function expectRefused(phone: Phone, link: string, reason: string): Promise<void> {
  await phone.page.goto(link);
  await phone.button(words.submit).tap();
  const alert = phone.page.getByRole('alert');
  await expect(alert).toContainText(reason);
  await expect(alert).toContainText(words.ask);
  const call = alert.getByRole('link', { name: startsWith(vi.common.call) });
  await expect(call).toHaveAttribute('href', /^tel:\+?\d{8,}$/);
  await expect(phone.page.getByLabel(startsWith(words.code))).toHaveValue(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  expect((await phone.ask('session')).state).toBe('not_enrolled');
}

test('a used, an unknown and an expired code say which of the three, and whom to ask', async ({
  ward,
  newPhone,
}) => {
  const expiring = await makeCode(ward, '1s');
  const madeAt = Date.now();

  const first = await newPhone();
  await first.enrol(ward.link(1), 'Máy thứ nhất');

  const second = await newPhone();
  await expectRefused(second, ward.link(1), words.reasons.code_used);
  // A phone that is not connected yet does not know what sort of unit it talks to.
  const unknown = words.reasons.code_unknown.replace(/^\S+ /, '');
  await expectRefused(second, `${ward.origin}/#/enrol/ZZZZZ00000`, unknown);
  await expect.poll(() => Date.now()).toBeGreaterThan(madeAt + 1000);
  await expectRefused(second, `${ward.origin}/#/enrol/${expiring}`, words.reasons.code_expired);

  // A code that works ends the trouble, typed as it stands on paper.
  const good = await makeCode(ward, '1h');
  await second.page
    .getByLabel(startsWith(words.code))
    .fill(`${good.slice(0, 5)}-${good.slice(5)}`.toLowerCase());
  await second.button(words.submit).tap();
  await second.expectHome();
});

test('without network the first time the phone says so, and a short code never leaves it', async ({
  ward,
  newPhone,
}) => {
  const phone = await newPhone();
  await phone.page.goto(`/#/enrol/${ward.code(2).slice(0, 6)}`);
  await phone.button(words.submit).tap();
  await expect(phone.page.getByText(words.codeShort)).toBeVisible();

  await phone.cut();
  await phone.page.getByLabel(startsWith(words.code)).fill(ward.code(2));
  await phone.button(words.submit).tap();
  await expect(phone.page.getByRole('alert')).toContainText(words.reasons.offline);

  await phone.reconnect();
  await phone.button(words.submit).tap();
  await phone.expectHome();
});

test('a phone that was just connected claims nothing about its places before the ward has answered', async ({
  ward,
  newPhone,
}) => {
  const phone = await newPhone();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await phone.context.route('**/api/v1/sync', async (route) => {
    await held;
    await route.continue();
  });
  await phone.enrol(ward.link(1), 'Máy mới');
  await expect(phone.page.getByRole('status', { name: vi.common.loading })).toBeVisible();
  await expect(phone.page.getByText(vi.phone.home.noPlaces)).toHaveCount(0);
  release();
  await expect(phone.link(vi.phone.home.openShift)).toBeVisible();
});

test('while its books arrive a phone says neither that it has no places nor that nothing is urgent', async ({
  ward,
  newPhone,
}) => {
  const { noPlaces, calm } = vi.phone.home;
  const phone = await newPhone();
  await phone.page.addInitScript(
    (claims) => {
      const claimed = new Set<string>();
      const look = () => {
        const shown = document.querySelector('main')?.innerText ?? '';
        for (const claim of claims) if (shown.includes(claim)) claimed.add(claim);
        document.documentElement.dataset['claimed'] = [...claimed].join();
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    },
    [noPlaces, calm],
  );
  await phone.enrolAndSettle(ward.link(2), 'Máy mới');
  // The demonstration has people there who should be back by now.
  const late = new RegExp(vi.phone.home.todo(0).replace('0', '\\d+'));
  await expect(phone.page.getByRole('heading', { name: late })).toBeVisible();
  await expect(phone.page.locator('html')).toHaveAttribute('data-claimed', '');
});

test('a phone whose access is withdrawn keeps everything, says so and hands over what was not sent', async ({
  enrolledPhone,
  office,
}) => {
  const phone = await enrolledPhone(2, 'Máy bị mất');
  await phone.cut();
  const household = await addHousehold(phone, { head: 'Phan Thị Giữ', phone: '0903111222', houseNo: '21' });
  await phone.expectUnsent();

  await office.revoke('Máy bị mất');
  await phone.reconnect();
  await expect(phone.page.getByRole('heading', { name: vi.phone.withdrawn.title })).toBeVisible({
    timeout: 30_000,
  });
  await expect(phone.page.getByText(vi.phone.withdrawn.unsent(1))).toBeVisible();
  await expect(phone.page.getByRole('link', { name: startsWith(vi.common.call) })).toBeVisible();

  // Opened again it still says so, and still holds the record.
  await phone.reopen();
  await expect(phone.page.getByRole('heading', { name: vi.phone.withdrawn.title })).toBeVisible();
  expect((await phone.ask('record', household))?.fields['head_name']).toBe('Phan Thị Giữ');

  const download = phone.page.waitForEvent('download');
  await phone.button(vi.phone.withdrawn.export).tap();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^dien-tap-vung-xanh-chua-gui-.*\.json$/);
  const text = await readFile(await file.path(), 'utf8');
  const handed = JSON.parse(text) as unknown;
  expect(handed).toBeTruthy();
  expect(text).toContain('Phan Thị Giữ');
  expect(text).toContain(household);
  // The bytes themselves, so that the ward can take them in: an automerge change in base64.
  expect(base64s(handed).filter(isChange)).toHaveLength(1);

  // Whether the file is there no page can know: it is asked, and throws nothing away.
  await expect(phone.page.getByText(vi.phone.withdrawn.look)).toBeVisible();
  await phone.button(vi.phone.withdrawn.seen).tap();
  await expect(phone.page.getByText(vi.phone.withdrawn.seenText)).toBeVisible();
  expect(await phone.status()).toMatchObject({ unsent: 1 });

  // a15: nothing offers to delete the only copy.
  await expect(phone.page.getByText(vi.phone.withdrawn.keepText)).toBeVisible();
  await expect(phone.button(vi.phone.withdrawn.forget)).toHaveCount(0);
});

/** Every text in the file. */
function base64s(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(base64s);
}

/** automerge's magic bytes, then a chunk of type 1 (change) or 2 (compressed change). */
function isChange(text: string): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.subarray(0, 4).toString('hex') === '856f4a83' && [1, 2].includes(bytes[8] ?? 0);
}
