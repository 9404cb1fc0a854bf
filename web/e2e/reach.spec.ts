/**
 * Every screen of the phone can be used on small and lying phones, with the keyboard open, with letters of twice the
 * size and in the sunlight theme: its main action is inside the viewport and nothing covers it.
 */
import type { Page } from '@playwright/test';
import { Barrier, CHECKPOINT } from './fixtures/barrier';
import { addHousehold, addPerson, declare, recordDeparture } from './fixtures/forms';
import type { Phone } from './fixtures/phone';
import { coveredKeys, underMessages, unreachable } from './fixtures/reach';
import { expect, test } from './fixtures/test';
import { choice, label, startsWith, vi } from './fixtures/words';

interface Look {
  name: string;
  width: number;
  height: number;
  /** The share of the usual size of letters. */
  letters?: number;
  theme?: 'light' | 'sunlight';
  /** The phone's own keyboard is up: the page has what is left, and a box is being typed in. */
  keyboard?: boolean;
}

const LOOKS: readonly Look[] = [
  { name: '360×740', width: 360, height: 740 },
  { name: '360×668 in the sun, largest letters', width: 360, height: 668, letters: 1.32, theme: 'sunlight' },
  { name: '320×568', width: 320, height: 568 },
  {
    name: '320×568 in the sun, letters twice as large',
    width: 320,
    height: 568,
    letters: 2,
    theme: 'sunlight',
  },
  { name: '360×740, letters twice as large', width: 360, height: 740, letters: 2 },
  { name: '740×360, lying', width: 740, height: 360 },
  { name: '360×740, keyboard open', width: 360, height: 440, keyboard: true },
  { name: '320×568, keyboard open', width: 320, height: 318, keyboard: true },
];

const LONG_NAME = 'Nguyễn'.repeat(12);

/** As the settings keep them, without opening the page anew. */
async function put(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.evaluate(
    ({ letters = 1, theme = 'light' }) => {
      document.documentElement.style.setProperty('--text-scale', String(letters));
      document.documentElement.dataset['theme'] = theme;
    },
    { letters: look.letters, theme: look.theme },
  );
  if (!look.keyboard) return;
  const box = page.locator('main :is(input[type=text], input[type=search], textarea):visible').first();
  if ((await box.count()) > 0) await box.focus();
}

/** Two frames: what follows a change of size has been laid out. */
async function laidOut(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function expectReachable(page: Page, screen: string): Promise<void> {
  for (const look of LOOKS) {
    await put(page, look);
    await laidOut(page);
    expect.soft(await unreachable(page), `${screen}, ${look.name}`).toEqual([]);
  }
}

const NO_KEYBOARD = LOOKS.filter((look) => !look.keyboard && look.letters === undefined);

async function expectKeysFree(page: Page, what: string): Promise<void> {
  for (const look of [...NO_KEYBOARD, { name: '360×668', width: 360, height: 668 }]) {
    await put(page, look);
    await laidOut(page);
    expect.soft(await coveredKeys(page), `${what}, ${look.name}`).toEqual([]);
  }
  await put(page, { name: '', width: 360, height: 740 });
  await laidOut(page);
}

/** With the message of what was just saved: whatever can be tapped lies beside it. */
async function expectNotCovered(page: Page, what: string): Promise<void> {
  await expect(page.locator('.toast')).toBeVisible();
  for (const look of [{ name: '320×568', width: 320, height: 568 }, ...NO_KEYBOARD]) {
    await put(page, look);
    await laidOut(page);
    expect.soft(await underMessages(page), `${what}, ${look.name}`).toEqual([]);
  }
  await put(page, { name: '', width: 360, height: 740 });
  await laidOut(page);
}

async function go(page: Page, hash: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate((to) => (location.hash = to), hash);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
}

async function screensOf(phone: Phone): Promise<string[]> {
  const household = await addHousehold(phone, { head: LONG_NAME, phone: '0912333444', houseNo: '1' });
  const person = await addPerson(phone, household, { name: LONG_NAME, born: '1980', sex: 'female' }, 'head');
  const movement = await recordDeparture(phone, person, 'Nguyễn Văn Sếp');
  const { records } = await phone.ask('list', { kind: 'declaration', limit: 1 });
  return [
    '#/',
    '#/households',
    `#/household/${household}`,
    '#/household/new',
    `#/household/${household}/edit`,
    `#/person/${person}`,
    `#/person/new?household=${household}`,
    '#/movements',
    `#/movement/${movement}`,
    `#/movement/new?person=${person}&direction=departure`,
    `#/movement/new?person=${person}&direction=return`,
    `#/declaration/new?person=${person}`,
    ...records.map(({ id }) => `#/declaration/${id}`),
    '#/attention',
    '#/drafts',
    '#/settings',
    '#/no-such-page',
  ];
}

test('c10_every_screen_of_the_phone_has_its_main_action_in_reach', async ({ enrolledPhone }) => {
  // Every screen in eight looks: longer than a story takes.
  test.setTimeout(400_000);
  const phone = await enrolledPhone(1, 'Máy nhỏ');
  for (const screen of await screensOf(phone)) {
    await go(phone.page, screen);
    await expectReachable(phone.page, screen);
  }
});

test('c9_no_key_of_the_barrier_is_covered_whatever_is_missing', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy chốt');
  const { page } = phone;
  const barrier = new Barrier(phone);
  await barrier.openShift();
  await expectKeysFree(page, 'digits of a plate');
  await barrier.tap(barrier.decision('let_pass'));
  await expect(page.getByRole('alert')).toContainText(vi.checkpoint.decide.fix(2));
  await expectKeysFree(page, 'a plate is missing');
  await phone.button(vi.checkpoint.plate.lettersSpoken).tap();
  await expectKeysFree(page, 'a plate is missing, letters');
  await page.locator('[data-field="vehicle_type"]').tap();
  await expectKeysFree(page, 'vehicles');
  await page.locator('[data-field="plate"]').tap();
  await barrier.tap(phone.button(vi.checkpoint.plate.none));
  await page.getByLabel(startsWith(vi.checkpoint.person.name)).last().fill('Lý Văn Thiếu');
  await barrier.tap(page.getByRole('button', { name: vi.checkpoint.person.nameDone, exact: true }));
  await expectKeysFree(page, 'a year');
  await barrier.tap(phone.button(vi.checkpoint.person.skip));
  await barrier.tap(barrier.decision('let_pass'));
  await expect(page.getByRole('alert')).not.toBeEmpty();
  await expectKeysFree(page, 'a temperature is missing');
});

test('c9_the_decisions_at_the_barrier_are_always_in_reach', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy chốt');
  const { page } = phone;
  const barrier = new Barrier(phone);
  const shift = await barrier.openShift();
  const usual = async () => {
    await put(page, { name: '', width: 360, height: 740 });
    await laidOut(page);
  };
  await expectReachable(page, 'plate');
  await usual();
  // Everything is missing: the reason stands above the keys.
  await barrier.tap(barrier.decision('let_pass'));
  await expect(page.getByRole('alert').first()).not.toBeEmpty();
  await expectReachable(page, 'an error');
  await usual();
  await page.locator('[data-field="plate"]').tap();
  await barrier.tap(phone.button(vi.checkpoint.plate.none));
  await page.getByLabel(startsWith(vi.checkpoint.person.name)).last().fill('Lý Văn Sốt');
  await expectReachable(page, 'a name');
  await usual();
  await barrier.stranger('Lý Văn Sốt', '77');
  await barrier.temperature('38,3');
  await expectReachable(page, 'a fever');
  await usual();
  await barrier.declared();
  await barrier.tap(phone.button(vi.checkpoint.temperature.measureNow));
  await barrier.temperature('38,5');
  await expectReachable(page, 'a second fever within the rest time');
  await usual();
  // C18: one tap does not let a fever pass.
  await barrier.tap(barrier.decision('let_pass'));
  await expect(page.getByRole('dialog', { name: vi.checkpoint.reason.title_let_pass })).toBeVisible();
  await expectReachable(page, 'the reason');
  await usual();
  await phone.button(vi.checkpoint.reason.emergency).tap();
  await expect.poll(async () => (await barrier.passes()).length).toBe(1);
  const [pass] = await barrier.passes();
  expect(pass?.fields['decision_note']).toBe(vi.checkpoint.reason.emergency);
  const checkpoint = `#/checkpoint/${CHECKPOINT}`;
  for (const screen of ['passes', `pass/${pass?.id ?? ''}`, 'close', 'shifts', `shift/${shift}`]) {
    await go(page, `${checkpoint}/${screen}`);
    await expectReachable(page, screen);
  }
});

test('c10_no_message_covers_what_is_to_be_done', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy nhỏ');
  const { page } = phone;
  const household = await addHousehold(phone, { head: 'Lý Văn Sốt', phone: '0912333777', houseNo: '2' });
  await expectNotCovered(page, 'a household that was saved');
  const person = await addPerson(phone, household, { name: 'Lý Văn Sốt', born: '1980', sex: 'male' }, 'head');
  await expectNotCovered(page, 'a person who was saved');
  await recordDeparture(phone, person, 'Nguyễn Văn Sếp');
  await expectNotCovered(page, 'a movement that was saved');
  await phone.open(`#/declaration/new?person=${person}`);
  await declare(phone, 'fever');
  await expect(phone.link(vi.phone.declaration.callStation)).toBeVisible();
  await expectNotCovered(page, 'a possible case');
  await phone.open(`#/support/new?household=${household}`);
  await phone.choose(label('support', 'needs'), choice('support', 'needs', 'medicine'));
  await phone.save(vi.phone.derived.save, vi.phone.derived.saved);
  await expectNotCovered(page, 'a support request that was saved');
});

test('c10_the_status_takes_two_lines_at_most_with_the_largest_letters', async ({ enrolledPhone }) => {
  const phone = await enrolledPhone(1, 'Máy nhỏ');
  const { page } = phone;
  const expectTwoLines = async (state: string) => {
    for (const look of LOOKS.filter(({ keyboard }) => !keyboard)) {
      await put(page, look);
      await laidOut(page);
      const { lines, cut } = await page.locator('.status').evaluate((bar) => {
        const { lineHeight, paddingTop, paddingBottom, borderBottomWidth } = getComputedStyle(bar);
        const [rest, line] = [
          [paddingTop, paddingBottom, borderBottomWidth].map(parseFloat).reduce((a, b) => a + b),
          parseFloat(lineHeight),
        ];
        const words = [...bar.querySelectorAll<HTMLElement>('.sent, .contact')];
        return {
          lines:
            Math.round(((bar.querySelector('.words')?.clientHeight ?? bar.clientHeight - rest) / line) * 10) /
            10,
          cut: words.some((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0),
        };
      });
      expect.soft(lines, `${state}, ${look.name}`).toBeLessThanOrEqual(2.1);
      expect.soft(cut, `${state} is whole, ${look.name}`).toBe(false);
    }
    await put(page, { name: '', width: 360, height: 740 });
  };
  await phone.home();
  await expectTwoLines('nothing waits');
  await phone.cut();
  await addHousehold(phone, { head: 'Lý Văn Chờ', phone: '0912333778', houseNo: '3' });
  await phone.home();
  await phone.expectUnsent();
  await expectTwoLines('something waits');
});
