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
