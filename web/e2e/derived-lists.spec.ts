/** Lists that follow from the definition of a kind: what they call their columns, and that all of them are seen. */
import { DERIVED_KINDS } from '../src/generated/derived-kinds';
import { expect, test } from './fixtures/test';
import { label, vi } from './fixtures/words';

test('every_derived_list_fits_the_screen_of_a_laptop', async ({ office }) => {
  test.setTimeout(180_000);
  const { page } = office;
  // The heaviest letters are the widest.
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'sunlight'));
  for (const kind of DERIVED_KINDS) {
    await office.open(`#/${kind}`);
    await expect(page.locator('main table').or(page.getByText(vi.office.list.empty)).first()).toBeVisible();
    await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
    const over = await page.evaluate(() => {
      const table = document.querySelector('main table');
      return table?.parentElement ? table.scrollWidth - table.parentElement.clientWidth : 0;
    });
    expect.soft(over, kind).toBeLessThanOrEqual(1);
  }
});

test('a_list_heads_its_records_by_what_they_are_called', async ({ office }) => {
  const { page } = office;
  await office.open('#/campaign');
  const heads = page.getByRole('columnheader');
  await expect(heads.nth(1)).toHaveText(label('campaign', 'name'));
  await office.open('#/ticket');
  await expect(heads.nth(1)).toHaveText(label('ticket', 'text'));
});

test('what_the_plan_has_is_not_narrowed_by_an_area', async ({ office }) => {
  const { page } = office;
  const area = page
    .locator('main label', { has: page.getByText(vi.office.list.place, { exact: true }) })
    .locator('select');
  await office.open('#/notice');
  await expect(page.getByRole('searchbox')).toBeVisible();
  await expect(area).toHaveCount(0);
  await office.open('#/visit');
  await expect(area).toBeVisible();
});

test('the_first_screen_counts_a_book_again_in_which_something_was_written', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy tổ 1');
  const count = async (kind: string) => (await phone.ask('list', { kind, limit: 0 })).total;
  const book = (name: string, n: number) =>
    phone.page.getByRole('link', { name: new RegExp(`^\\s*${name}\\s*${n}\\s*$`, 'u') });
  const [visits, tests] = [await count('visit'), await count('test')];
  await phone.home();
  await expect(book('Lượt thăm hộ', visits)).toBeVisible();
  await expect(book('Xét nghiệm', tests)).toBeVisible();
  const { records } = await phone.ask('list', { kind: 'household', place: '00025-01', limit: 1 });
  const household = records[0]?.id ?? '';
  const fields = { household, at: Date.now(), result: 'all_well' };
  await phone.ask('save', [{ kind: 'visit', place: '00025-01', fields }]);
  await expect(book('Lượt thăm hộ', visits + 1)).toBeVisible();
  await expect(book('Xét nghiệm', tests)).toBeVisible();
});
