/** From an empty directory to work: the link that the server printed, a ward, its people, their phones, a list taken away. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { expectNothingFound } from './fixtures/axe';
import { recordArrival } from './fixtures/forms';
import { LAPTOP } from './fixtures/office';
import { Phone } from './fixtures/phone';
import { expect, test } from './fixtures/test';
import type { Ward } from './fixtures/ward';
import { contains, label, startsWith, vi } from './fixtures/words';
import { textRows } from './fixtures/xlsx';

const { setup: words, office: desk } = vi;
const SHOTS = process.env['SETUP_SHOTS'];
const PASSWORD = 'giữ-sổ-cho-phường';
const UNIT = 'Phường Giảng Võ';

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
}

async function opened(browser: Browser, ward: Ward, path = ward.setupPath): Promise<Page> {
  const context = await browser.newContext({ ...LAPTOP, baseURL: ward.origin });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const next = (page: Page) => page.getByRole('button', { name: words.next }).click();

async function chooseUnit(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('giang vo ha noi');
  await page
    .getByRole('button', { name: startsWith(UNIT) })
    .first()
    .click();
  await expect(page.getByText(words.chosen)).toBeVisible();
  await next(page);
}

async function fillAccount(page: Page, login: string): Promise<void> {
  await page.getByLabel(words.fullName).fill('Nguyễn Thị Hoa');
  await page.getByLabel(startsWith(words.login)).fill(login);
  await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
  await page.getByLabel(words.again, { exact: true }).fill(PASSWORD);
}

async function goTo(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: desk.nav.label });
  await menu.getByRole('link', { name: startsWith(name) }).click();
}

/** The whole set-up, looked at on its way. */
async function setUp(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: words.unitTitle })).toBeVisible();
  await expectNothingFound(page, 'set-up, unit');
  await next(page);
  await expect(page.getByText(words.unitMissing)).toBeVisible();
  // The same name of two times: only the unit of today is not marked.
  await page.getByRole('searchbox').fill('giang vo ha noi');
  await expect(page.getByRole('button', { name: contains(words.until_('30/06/2025')) })).toBeVisible();
  await shot(page, 'setup-unit');
  await chooseUnit(page);
  await page.getByLabel(startsWith(label('settings', 'contact_phone'))).fill('024 3831 2345');
  await expectNothingFound(page, 'set-up, contacts');
  await shot(page, 'setup-contact');
  await next(page);
  await fillAccount(page, 'hoa');
  await page.getByLabel(words.again, { exact: true }).fill('khác');
  const submit = page.getByRole('button', { name: words.submit(UNIT) });
  await submit.click();
  await expect(page.getByText(words.againWrong)).toBeVisible();
  await expectNothingFound(page, 'set-up, account');
  await shot(page, 'setup-account');
  await page.getByLabel(words.again, { exact: true }).fill(PASSWORD);
  await submit.click();
  await expect(page.getByRole('heading', { name: desk.beginning.title })).toBeVisible();
}

async function addPlace(page: Page, kind: 'area' | 'checkpoint' | 'team', name: string, area?: string) {
  await page.getByRole('button', { name: desk.plan[kind].add }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(label(kind, 'name'), { exact: true }).fill(name);
  if (area !== undefined)
    await dialog.getByLabel(startsWith(label('team', 'area'))).selectOption({ label: area });
  await dialog.getByRole('button', { name: desk.plan[kind].add }).click();
}

async function addMember(page: Page, name: string, role: string, place: string): Promise<void> {
  await goTo(page, desk.nav.members);
  await page.getByRole('button', { name: desk.members.add }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(startsWith(label('member', 'full_name'))).fill(name);
  await dialog.getByRole('combobox', { name: startsWith(desk.members.role) }).selectOption({ label: role });
  await dialog.getByRole('combobox', { name: startsWith(desk.members.place) }).selectOption({ label: place });
  await dialog.getByRole('button', { name: desk.members.giveRole }).click();
  await dialog.getByRole('button', { name: desk.members.create }).click();
}

/** So many households of two, as a village's list holds them. */
function households(n: number): Buffer {
  const rows = ['STT,Họ và tên,Ngày sinh,Giới tính,Quan hệ với chủ hộ,Số nhà'];
  for (let house = 1; house <= n; house += 1) {
    const name = [...String(house)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
    rows.push(`${2 * house - 1},Trần Văn ${name},21/03/1950,Nam,Chủ hộ,${house}`);
    rows.push(`${2 * house},Lê Thị ${name},1955,Nữ,Vợ,${house}`);
  }
  return Buffer.from(rows.join('\r\n'));
}

async function importHouseholds(page: Page, place: string): Promise<void> {
  await goTo(page, desk.nav.import);
  const buffer = households(300);
  await page.getByLabel(desk.import.file).setInputFiles({ name: 'so-ho.csv', mimeType: 'text/csv', buffer });
  await page.getByLabel(desk.import.place).selectOption({ label: place });
  await expect(page.getByText(desk.import.comesTo('600', '300', '600'))).toBeVisible();
  await page.getByRole('button', { name: desk.import.begin }).click();
  const batch = page.getByRole('row', { name: contains('so-ho.csv') });
  await expect(batch).toContainText(desk.import.states.done, { timeout: 60_000 });
}

/** What is printed: cards and nothing else, on as few sheets as hold eight each. Gives the codes as they stand on paper. */
async function printedCodes(page: Page): Promise<string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  if (SHOTS) writeFileSync(join(SHOTS, 'sheets.pdf'), pdf);
  await page.emulateMedia({ media: 'print' });
  const codes = await page.locator('article .code:visible').allTextContents();
  await expect(page.getByRole('button').and(page.locator(':visible'))).toHaveCount(0);
  await page.emulateMedia({ media: null });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  expect(sheets).toBe(Math.ceil(codes.length / 8));
  return codes;
}

test('an_empty_server_becomes_a_ward_at_work', async ({ browser, bare }) => {
  test.setTimeout(300_000);
  if (SHOTS && !existsSync(SHOTS)) mkdirSync(SHOTS, { recursive: true });
  const page = await opened(browser, bare);
  await setUp(page);
  await expectNothingFound(page, 'the first day of a ward');
  await shot(page, 'beginning');

  await goTo(page, desk.nav.areas);
  await addPlace(page, 'area', 'Tổ dân phố số 1');
  await expect(page.getByRole('listitem').filter({ hasText: '00025-01' })).toBeVisible();
  // Two of one name: asked first, and written only under another.
  await addPlace(page, 'area', 'tổ dân phố SỐ 1');
  await expect(page.getByRole('alert')).toContainText(desk.plan.sameTitle);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(startsWith(label('area', 'name'))).fill('Tổ dân phố số 2');
  await dialog.getByRole('button', { name: desk.plan.addAnyway }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '00025-02' })).toBeVisible();
  await goTo(page, desk.nav.checkpoints);
  await addPlace(page, 'checkpoint', 'Chốt Ngọc Khánh');
  await expect(page.getByRole('listitem').filter({ hasText: '00025-C01' })).toBeVisible();
  await goTo(page, desk.nav.teams);
  await addPlace(page, 'team', 'Tổ COVID số 1', 'Tổ dân phố số 1');
  await expect(page.getByRole('listitem').filter({ hasText: 'Tổ COVID số 1' })).toBeVisible();

  await addMember(page, 'Trần Văn Bình', desk.members.role_.team_member, 'Tổ dân phố số 1');
  await expect(page.getByRole('heading', { level: 1, name: 'Trần Văn Bình' })).toBeVisible();
  await addMember(page, 'Lê Thị Mai', desk.members.role_.checkpoint_officer, 'Chốt Ngọc Khánh');
  await expect(page.getByRole('heading', { level: 1, name: 'Lê Thị Mai' })).toBeVisible();
  await importHouseholds(page, 'Tổ dân phố số 1');

  // Codes for both at once, printed on one sheet.
  await goTo(page, desk.nav.members);
  await expect(page.getByRole('checkbox', { name: desk.sheets.pick('Lê Thị Mai') })).toBeVisible();
  await page.getByRole('button', { name: desk.sheets.pickAll }).click();
  await expectNothingFound(page, 'members chosen');
  await page.getByRole('button', { name: desk.sheets.make(2) }).click();
  await expect(page.getByRole('heading', { name: desk.sheets.title(2) })).toBeVisible();
  await expectNothingFound(page, 'codes of two members');
  await shot(page, 'codes');
  const codes = await printedCodes(page);
  expect(codes).toHaveLength(2);

  // By name: Bình, then Mai. Each phone is enrolled by the code as it is typed from paper.
  const phones: Phone[] = [];
  for (const [index, code] of codes.entries()) {
    const phone = await Phone.make(browser, bare);
    phones.push(phone);
    await phone.page.goto('/#/enrol');
    await phone.page.getByLabel(startsWith(vi.phone.enrol.code)).fill(code.toLowerCase());
    await phone.page.getByLabel(startsWith(vi.phone.enrol.device)).fill(`Máy ${String(index + 1)}`);
    await phone.button(vi.phone.enrol.submit).tap();
    await phone.expectHome();
    await phone.settle();
  }
  const team = phones[0];
  if (!team) throw new Error('no phone');
  const { records } = await team.ask('list', { kind: 'household', limit: 500 });
  expect(records).toHaveLength(300);
  await recordArrival(team, records[0]?.id ?? '', 'Đỗ Văn Xa');
  await team.settle();

  await goTo(page, desk.nav.movements);
  await expect(page.getByRole('row', { name: contains('Đỗ Văn Xa') })).toBeVisible();
  await goTo(page, desk.nav.overview);
  await expect(page.getByRole('region', { name: desk.overview.attention })).toBeVisible();
  await expect(page.getByRole('heading', { name: desk.beginning.title })).toBeHidden();

  await goTo(page, desk.nav.persons);
  await page.getByRole('button', { name: desk.list.file.open, exact: true }).click();
  const begun = page.waitForEvent('download');
  await page.getByRole('button', { name: desk.list.file.xlsx }).click();
  const rows = textRows(readFileSync(await (await begun).path()));
  expect(rows.flat().join('\n')).toContain(UNIT);
  expect(rows.filter((row) => row.some((cell) => /^(Trần Văn|Lê Thị) [a-j]+$/.test(cell)))).toHaveLength(600);

  await expectRefusedToPolice(browser, bare);
  for (const phone of phones) {
    expect.soft(phone.errors, 'errors that no page handled').toEqual([]);
    await phone.close();
  }
});

/** The police look at residents, and neither see members nor give out codes. */
async function expectRefusedToPolice(browser: Browser, ward: Ward): Promise<void> {
  const printed = await ward.run(
    ...[
      'account',
      'create',
      '--ward',
      '00025',
      '--login',
      'congan',
      '--name',
      'Lò Văn An',
      '--role',
      'police',
    ],
  );
  const password = /Password: (\S+)/.exec(printed)?.[1] ?? '';
  const page = await opened(browser, ward, '/office/');
  await page.getByLabel(desk.login.user).fill('congan');
  await page.getByLabel(desk.login.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: desk.login.submit }).click();
  const menu = page.getByRole('navigation', { name: desk.nav.label });
  await expect(menu.getByRole('link', { name: startsWith(desk.nav.persons) })).toBeVisible();
  await expect(menu.getByRole('link', { name: startsWith(desk.nav.members) })).toBeHidden();
  await expect(page.getByRole('heading', { name: desk.beginning.title })).toBeHidden();
  for (const path of ['members', 'beginning', 'plan/area']) {
    const answer = await page.request.get(`/api/v1/office/${path}`);
    expect(answer.status(), path).toBe(403);
  }
  const codes = await page.request.post('/api/v1/office/enrolment', { data: { members: ['x'] } });
  expect(codes.status()).toBe(403);
  await page.context().close();
}

test('of_two_who_set_up_at_once_one_makes_the_ward_and_the_other_is_told', async ({ browser, bare }) => {
  const [first, second] = [await opened(browser, bare), await opened(browser, bare)];
  for (const [page, login] of [
    [first, 'hoa'],
    [second, 'mai'],
  ] as const) {
    await chooseUnit(page);
    await next(page);
    await fillAccount(page, login);
  }
  await first.getByRole('button', { name: words.submit(UNIT) }).click();
  await expect(first.getByRole('heading', { name: desk.beginning.title })).toBeVisible();
  await second.getByRole('button', { name: words.submit(UNIT) }).click();
  await expect(second.getByRole('heading', { level: 1, name: words.closedTitle })).toBeVisible();
  await expectNothingFound(second, 'a link that was used');
  // The same link again, and a start after it: no set-up any more.
  await second.getByRole('link', { name: words.toLogin }).click();
  await expect(second.getByRole('heading', { level: 1, name: desk.login.title })).toBeVisible();
  await second.goto(`${bare.setupPath}?`);
  await expect(second.getByRole('heading', { level: 1, name: words.closedTitle })).toBeVisible();
  const printed = bare.log.length;
  await bare.stop();
  await bare.start();
  expect(bare.log.slice(printed)).not.toContain('/setup/');
  expect((await bare.run('account', 'list')).match(/ward_official/g)).toHaveLength(1);
});

test('a_duty_at_a_place_closed_meanwhile_is_not_given', async ({ office }) => {
  const { page } = office;
  await office.goTo(desk.nav.members);
  await page.getByRole('button', { name: desk.members.add }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(startsWith(label('member', 'full_name'))).fill('Vì Thị Sen');
  await dialog.getByRole('combobox', { name: startsWith(desk.members.role) }).selectOption('team_member');
  await dialog.getByRole('button', { name: desk.members.giveRole }).click();
  const { rows } = await office.get<{ rows: { record: { id: string } }[] }>('/plan/area?search=00025-01');
  const close = async (members: string[]) =>
    page.request.post(`/api/v1/office/records/${rows[0]?.record.id ?? ''}/remove`, {
      data: { reason: '', seen: {}, members },
    });
  const asked = (await (await close([])).json()) as { others: { id: string }[] };
  expect((await close(asked.others.map((one) => one.id))).status()).toBe(200);
  await dialog.getByRole('button', { name: desk.members.create }).click();
  await expect(page.getByText(/vừa đóng/)).toBeVisible();
  await expect(dialog.getByLabel(startsWith(label('member', 'full_name')))).toHaveValue('Vì Thị Sen');
});
