/** What a phone's forms offer for fields that lead elsewhere: records that the phone holds, people first, places. */
import { Office } from './fixtures/office';
import { expect, test } from './fixtures/test';
import { choice, contains, label, startsWith, vi } from './fixtures/words';

const words = vi.phone.derived;

test('a_phone_links_a_record_to_one_of_another_kind', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  const { page } = phone;
  const { records } = await phone.ask('list', { kind: 'isolation', sort: 'newest' });
  expect(records.length).toBeGreaterThan(1);
  await phone.open('#/health_check/new');

  const field = page.locator('[data-field="isolation"]');
  await page.locator('details', { has: field }).locator('summary').tap();
  await field.getByRole('button', { name: words.choose('cách ly, theo dõi') }).tap();
  // All that the phone holds, the newest first.
  const rows = field.getByRole('listitem');
  await expect(rows).toHaveCount(Math.min(6, records.length));
  await expect(rows.first()).toContainText(String(records[0]?.fields['name']));
  const last = records.at(-1);
  const name = String(last?.fields['name']);
  await field.getByRole('searchbox').fill(name);
  await field
    .getByRole('button', { name: contains(name) })
    .first()
    .tap();
  await expect(field.getByRole('button', { name: words.change })).toBeVisible();

  await page.getByLabel(label('health_check', 'name'), { exact: true }).fill(name);
  await phone.choose(label('health_check', 'slot'), choice('health_check', 'slot', 'am'));
  await phone.choose(label('health_check', 'present'), choice('health_check', 'present', 'present'));
  await phone.save(words.save, words.saved);
  await expect(phone.title(name)).toBeVisible();
  const linked = await phone.ask('list', {
    kind: 'health_check',
    where: { isolation: last?.id ?? '' },
    sort: 'newest',
  });
  expect(linked.records[0]?.fields['name']).toBe(name);
});

test('whom_a_record_is_about_is_found_first_and_brings_the_household_along', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  const { page } = phone;
  const { records } = await phone.ask('list', { kind: 'person', sort: 'name', limit: 1 });
  const name = String(records[0]?.fields['full_name']);
  await phone.open('#/test/new');
  const person = page.locator('[data-field="person"]');
  await person.getByRole('searchbox').fill(name);
  await person
    .getByRole('button', { name: contains(name) })
    .first()
    .tap();
  await expect(page.getByLabel(label('test', 'name'), { exact: true })).toHaveValue(name);
  await expect(
    page.locator('[data-field="household"]').getByRole('button', { name: words.change }),
  ).toBeVisible();
});

test('a_day_that_lies_ahead_is_not_offered_as_now', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  await phone.open('#/ticket/new');
  const due = phone.page.locator('[data-field="due_at"]');
  await expect(due.getByRole('button', { name: vi.common.date.tomorrow })).toBeVisible();
  await expect(due.getByRole('button', { name: startsWith(vi.common.time.now) })).toHaveCount(0);
});

test('the_members_of_a_group_are_asked_for_taken_out_and_shown', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  const { page } = phone;
  const { records } = await phone.ask('list', { kind: 'inspection', sort: 'newest', limit: 1 });
  const id = String(records[0]?.id);
  const thing = 'Người kiểm tra';
  const section = page.locator('details', { has: page.getByRole('heading', { name: thing }) });
  const edit = async () => {
    await phone.open(`#/inspection/${id}/edit`);
    if ((await section.getAttribute('open')) === null) await section.locator('summary').tap();
  };

  await edit();
  const before = await section.getByRole('group').count();
  await section.getByRole('button', { name: words.addOne('người kiểm tra') }).tap();
  const added = section.getByRole('group').nth(before);
  await added.getByRole('textbox').first().fill('Lò Thị Mai');
  await phone.save(words.save, words.saved);
  await expect(page.getByText('Lò Thị Mai').first()).toBeVisible();

  await edit();
  const theirs = section.getByRole('group').filter({ has: page.locator('input') });
  await expect(theirs).toHaveCount(before + 1);
  const last = section.getByRole('button', { name: startsWith(words.dropMember('người kiểm tra')) }).last();
  await last.tap();
  await section.getByRole('button', { name: words.restore }).tap();
  await expect(theirs).toHaveCount(before + 1);
  await last.tap();
  await phone.save(words.save, words.saved);
  const record = await phone.ask('record', id);
  const out = Object.entries(record?.fields ?? {}).filter(
    ([key, value]) => key.endsWith('/removed') && value === true,
  );
  expect(out).toHaveLength(1);
});

test('k81_the_health_station_names_a_resident_whom_it_may_not_list', async ({ browser, ward, office }) => {
  interface Residents {
    rows: { record: { id: string; place: string; fields: { full_name: string; dob?: string } } }[];
  }
  const { rows } = await office.get<Residents>('/persons?limit=1&filter=residence:permanent');
  const someone = rows[0]?.record;
  if (!someone) throw new Error('the ward has no residents');
  const name = someone.fields.full_name;
  const account = ['account', 'create', '--ward', '00025', '--login', 'tramyte', '--name', 'Đỗ Thị Hằng'];
  const made = await ward.run(...account, '--role', 'health_station');
  const station = await Office.make(browser, ward);
  await station.logIn({ login: 'tramyte', password: /Password: (\S+)/.exec(made)?.[1] ?? '' });
  const { page } = station;
  expect((await page.request.get('/api/v1/office/persons')).status()).toBe(403);
  await station.open('#/new/test');
  const person = page.locator('[data-field="person"]');
  await person.getByRole('combobox').fill(name);
  const found = person.getByRole('option').filter({ hasText: name });
  const year = (someone.fields.dob ?? '').slice(0, 4);
  await expect(found.filter({ hasText: year }).first()).toBeVisible();
  await found.filter({ hasText: year }).first().click();
  await expect(person.locator('strong')).toHaveText(name);
  await expect(page.getByLabel(startsWith(label('test', 'name')))).toHaveValue(name);
  await station.close();
});
