/**
 * The desk as people work at it: nothing typed is lost, nothing is shown that was not asked for, Back comes back, and
 * what is printed is whole.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { addHousehold } from './fixtures/forms';
import type { Office } from './fixtures/office';
import { expect, test } from './fixtures/test';
import { contains, label, startsWith, vi } from './fixtures/words';

const { error, list: words, login, nav, record, unsaved } = vi.office;

interface Listed {
  total: number;
  next?: string;
  rows: { record: { id: string; fields: Record<string, unknown> } }[];
}

const listed = (office: Office, path: string): Promise<Listed> => office.get<Listed>(path);
const rows = (office: Office) => office.page.locator('tbody tr');

async function logsInAgain(office: Office): Promise<void> {
  const { keys } = office.ward;
  await office.page.getByLabel(login.user).fill(keys.login);
  await office.page.getByLabel(login.password, { exact: true }).fill(keys.password);
  await office.page.getByRole('button', { name: login.submit }).click();
}

test('a11_what_is_typed_survives_the_end_of_a_session_and_is_asked_about', async ({ office }) => {
  const { page } = office;
  const [first] = (await listed(office, '/households')).rows;
  await office.goTo(nav.households);
  await office.open(`#/record/${first?.record.id ?? ''}`);
  await page.getByRole('button', { name: record.edit, exact: true }).click();
  const box = page.getByLabel(label('household', 'house_no'), { exact: true });
  await box.fill('77 bis');

  // The session ends while the form is open.
  await page.context().clearCookies();
  await page.getByRole('button', { name: record.save }).click();
  await expect(page.getByText(login.ended)).toBeVisible();
  await expect(box).toBeHidden();
  await logsInAgain(office);
  await expect(box).toHaveValue('77 bis');

  // A click in the menu and Back ask first; whoever stays has lost nothing.
  for (const leave of [() => office.goTo(nav.persons), () => page.goBack()]) {
    await leave();
    await expect(page.getByRole('heading', { name: unsaved.title })).toBeVisible();
    await page.getByRole('button', { name: unsaved.stay }).click();
    await expect(box).toHaveValue('77 bis');
  }
  await page.getByRole('button', { name: record.save }).click();
  await expect(page.locator('[data-field="house_no"]')).toContainText('77 bis');
  await office.goTo(nav.persons);
  await expect(page.getByRole('heading', { level: 1, name: nav.persons })).toBeVisible();
});

test('a25_a_filter_without_a_server_shows_no_rows_of_another_question', async ({ office }) => {
  const { page } = office;
  await office.goTo(nav.movements);
  await expect(rows(office).first()).toBeVisible();
  await office.ward.kill();
  await page.getByRole('button', { name: words.overdue, exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: error.offline })).toBeVisible();
  await expect(rows(office)).toHaveCount(0);
  await office.ward.start();
  // Asked again by itself when the connection is back.
  await expect(rows(office).first()).toBeVisible({ timeout: 30_000 });
  expect(await rows(office).count()).toBe((await listed(office, '/movements?state=overdue')).total);
});

test('d2_back_finds_the_filter_the_scroll_and_the_row', async ({ office }) => {
  const { page } = office;
  await office.goTo(nav.persons);
  await page.getByRole('link', { name: words.nextPage }).click();
  await expect(page).toHaveURL(/cursor=/);
  const row = rows(office).nth(40);
  const link = row.getByRole('link').first();
  await link.scrollIntoViewIfNeeded();
  const [scroll, id] = [await page.evaluate(() => window.scrollY), await row.getAttribute('data-record')];
  expect(scroll).toBeGreaterThan(200);
  await link.click();
  await expect(page.getByRole('button', { name: record.edit, exact: true })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/cursor=/);
  await expect(page.locator(`[data-record="${id ?? ''}"] a.open`)).toBeFocused();
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - scroll)).toBeLessThan(4);
  await page.goBack();
  await expect(page).not.toHaveURL(/cursor=/);
  await expect(rows(office).first()).toBeVisible();
});

test('d3_a_row_that_arrives_moves_neither_the_keyboard_nor_the_pointer', async ({
  office,
  enrolledPhone,
}) => {
  const { page } = office;
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  await office.open('#/households?sort=updated');
  await expect(rows(office).first()).toBeVisible();
  const ids = () => rows(office).evaluateAll((all) => all.map((row) => row.getAttribute('data-record')));
  const before = await ids();
  const newer = page.getByRole('button', { name: contains(vi.office.live.newer) });

  // Under the pointer nothing moves.
  await rows(office).nth(2).hover();
  await addHousehold(phone, { head: 'An Thị Mới', phone: '0903000001', houseNo: '1' });
  await phone.expectAllSent();
  await expect(newer).toBeVisible();
  expect(await ids()).toEqual(before);

  // The keyboard stays on the record when the rows move around it.
  await rows(office).nth(2).getByRole('link').first().focus();
  await newer.click();
  await expect(rows(office).first()).toContainText('An Thị Mới');
  expect((await ids()).slice(1, 4)).toEqual(before.slice(0, 3));
  await expect(page.locator('tr.current')).toHaveAttribute('data-record', before[2] ?? '');
});

test('d4_text_of_a_row_can_be_selected_and_its_number_called', async ({ office }) => {
  const { page } = office;
  await office.goTo(nav.households);
  const cell = rows(office).first().locator('td').nth(2);
  const box = await cell.boundingBox();
  if (!box) throw new Error('the row has no address');
  await page.mouse.move(box.x + 14, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 8, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  expect((await page.evaluate(() => document.getSelection()?.toString() ?? '')).length).toBeGreaterThan(0);
  await expect(page).toHaveURL(/#\/households/);
  await expect(rows(office).first().locator('a[href^="tel:+84"]')).toBeVisible();
  await rows(office).first().locator('td').nth(3).click();
  await expect(page).toHaveURL(/#\/record\//);
});

test('d4_a_phone_shows_every_column_and_the_way_out', async ({ office }) => {
  const { page } = office;
  await page.setViewportSize({ width: 360, height: 740 });
  await office.open('#/movements?state=overdue&sort=due');
  const card = page.locator('main li[data-record]').first();
  for (const name of [words.columns.day, words.columns.state, words.columns.area, words.columns.phone]) {
    await expect(card.getByText(name, { exact: true })).toBeVisible();
  }
  const [wide, room] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide).toBeLessThanOrEqual(room ?? 0);
  await page.getByRole('button', { name: nav.menu }).click();
  await expect(page.getByRole('button', { name: contains(nav.logOut) })).toBeInViewport();
});

test('d1_a_printed_list_has_all_its_rows_and_says_whose_it_is', async ({ office }, info) => {
  const { page } = office;
  await office.open('#/persons?residence=permanent');
  await expect(rows(office).first()).toBeVisible();
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: words.print }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '', { timeout: 60_000 });
  const file = info.outputPath('list.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });

  const { total } = await listed(office, '/persons?residence=permanent');
  expect(total).toBeGreaterThan(50);
  expect(text).toContain(`${vi.office.nav.persons.toUpperCase()}`);
  expect(text).toContain(words.total(String(total).replace(/\B(?=(\d{3})+$)/g, '.'), 'persons'));
  expect(text).toContain(`${words.residence}: Thường trú`);
  expect(text).not.toContain(vi.office.skip);
  expect(text).not.toContain(words.searchPersons);
  expect(text).toMatch(/1 \/ \d+/);
  const all: Listed['rows'] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: Listed = await listed(office, `/persons?residence=permanent&limit=200&cursor=${cursor}`);
    all.push(...page.rows);
    cursor = page.next;
  }
  const squeezed = text.replace(/\s+/g, ' ');
  const last = all.slice(-20).map((row) => String(row.record.fields['full_name']).split(' ').at(-1) ?? '');
  for (const name of last) expect(squeezed).toContain(name);
  // Every row has its number.
  expect(text).toMatch(new RegExp(`^\\s*${String(total).replace(/\B(?=(\d{3})+$)/g, '.')}\\s`, 'm'));
});

test('b14_seven_windows_of_the_office_all_answer', async ({ office }) => {
  const { context } = office;
  const windows = [office.page];
  for (let more = 0; more < 6; more += 1) {
    const page = await context.newPage();
    await page.goto('/office/#/persons');
    windows.push(page);
  }
  for (const page of windows.slice(1)) {
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await expect(page.getByText(vi.office.live.on)).toBeVisible();
  }
});

test('c15_every_address_shows_its_page_or_says_that_there_is_none', async ({ office }) => {
  const { page } = office;
  for (const hash of ['#/%E0%A4%A', '#/nothing']) {
    await office.open(hash);
    await expect(page.getByRole('heading', { name: error.nowhere })).toBeVisible();
  }
  await office.open('#/persons?cursor=nonsense');
  await page.getByRole('link', { name: words.toFirstPage }).click();
  await expect(rows(office).first()).toBeVisible();
});

test('c16_a_day_that_does_not_exist_is_marked', async ({ office }) => {
  const { page } = office;
  await office.open('#/passes');
  await page.getByLabel(words.period).selectOption('custom');
  const box = page.getByLabel(words.from);
  await box.fill('32/11/2026');
  await expect(page.getByText(words.notADay('32/11/2026'))).toBeVisible();
  await expect(box).toHaveAttribute('aria-invalid', 'true');
});

test('a27_a_past_day_parts_what_is_of_that_day_from_what_is_of_now', async ({ office }) => {
  const { page } = office;
  const { overview } = vi.office;
  await expect(page.getByRole('heading', { name: startsWith('Hiện nay') })).toHaveCount(0);
  await page.getByRole('link', { name: overview.previousDay }).click();
  const sections = page.getByRole('heading', { level: 2 });
  await expect(sections.filter({ hasText: startsWith('Trong ngày') })).toBeVisible();
  await expect(sections.filter({ hasText: startsWith('Hiện nay, lúc') })).toBeVisible();
  await expect(page.getByText(overview.dueToday)).toHaveCount(0);
  // Everything that waits stands under the heading of now.
  const [now, waiting] = await Promise.all(
    [sections.filter({ hasText: startsWith('Hiện nay, lúc') }), page.getByText(overview.overdueTitle)].map(
      async (one) => (await one.boundingBox())?.y ?? 0,
    ),
  );
  expect(waiting).toBeGreaterThan(now ?? 0);
});
