/**
 * Everyone can use it: axe (contrast included) finds nothing on any screen in any theme and language, what a
 * thumb has to hit is large enough, and no screen is wider than the phone.
 */
import { changeOf } from '../src/record/seen';
import type { Page } from '@playwright/test';
import { expectNothingFound } from './fixtures/axe';
import { Barrier, CHECKPOINT } from './fixtures/barrier';
import { addHousehold, addPerson, recordDeparture } from './fixtures/forms';
import type { Phone } from './fixtures/phone';
import { expect, test } from './fixtures/test';
import { contains, en, vi } from './fixtures/words';
import { DERIVED_KINDS } from '../src/generated/derived-kinds';

const THEMES = ['light', 'dark', 'sunlight'] as const;
const LOOKS = [
  ...THEMES.map((theme) => ({ theme, language: 'vi' })),
  { theme: 'light', language: 'en' },
] as const;
const SMALLEST_TARGET = 48;

/** As the settings screen keeps it, then opened anew. */
async function look(page: Page, theme: string, language: string): Promise<void> {
  await page.evaluate(
    ([shown, spoken]) => {
      localStorage.setItem('vungxanh.preferences', JSON.stringify({ theme: shown, textSize: 'normal' }));
      localStorage.setItem('vungxanh.language', spoken ?? 'vi');
    },
    [theme, language],
  );
  await page.reload();
}

/** The screen has what it shows: a title, and nothing that still loads or moves. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(async () => {
    // A caret blinks for ever.
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await settled(page);
}

/** A phone's screen has bars above and below: only what is between them scrolls, never the page. */
async function expectStands(page: Page, screen: string): Promise<void> {
  const [high, room] = await page.evaluate(() => [
    document.documentElement.scrollHeight,
    document.documentElement.clientHeight,
  ]);
  expect.soft(high, `${screen} can be dragged off`).toBeLessThanOrEqual(room ?? 0);
}

/** Nothing is wider than the screen. */
async function expectFits(page: Page, screen: string): Promise<void> {
  const [wide, room] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect.soft(wide, `${screen} is wider than the screen`).toBeLessThanOrEqual(room ?? 0);
}

/** Buttons, links and boxes that are smaller than a thumb. A link within a line of text is as high as its line. */
async function expectThumbSized(page: Page, screen: string): Promise<void> {
  const small = await page.evaluate((smallest) => {
    const controls = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [role="button"]',
    );
    return [...controls].flatMap((control) => {
      const target = control.matches('input') ? (control.closest('label') ?? control) : control;
      const { width, height } = target.getBoundingClientRect();
      const style = getComputedStyle(control);
      const hidden = width === 0 || height === 0 || !control.checkVisibility({ visibilityProperty: true });
      const unseen = control.tabIndex < 0 || (style.position === 'absolute' && Math.min(width, height) <= 1);
      const inText = control.matches('p a');
      if (hidden || unseen || inText || (width >= smallest && height >= smallest)) return [];
      return [`${control.outerHTML.slice(0, 140)} ${Math.round(width)}×${Math.round(height)}`];
    });
  }, SMALLEST_TARGET - 0.5);
  expect.soft(small, `${screen}: smaller than ${SMALLEST_TARGET} px`).toEqual([]);
}

/** Every screen of a phone that has something to show on each. */
async function phoneScreens(phone: Phone): Promise<string[]> {
  const household = await addHousehold(phone, { head: 'Hà Thị Nhìn', phone: '0912333444', houseNo: '1' });
  const person = await addPerson(
    phone,
    household,
    { name: 'Hà Thị Nhìn', born: '1980', sex: 'female' },
    'head',
  );
  const movement = await recordDeparture(phone, person, 'Nguyễn Văn Sếp');
  const { records } = await phone.ask('list', { kind: 'declaration', limit: 1 });
  const barrier = new Barrier(phone);
  const shift = await barrier.openShift();
  await barrier.tap(phone.button(vi.checkpoint.plate.none));
  await barrier.stranger('Lý Văn Sốt', '77');
  await barrier.temperature('38,3');
  await barrier.declared();
  await barrier.tap(phone.button(vi.checkpoint.temperature.measureNow));
  await barrier.temperature('38,5');
  await barrier.decide('to_health_post');
  const [pass] = await barrier.passes();
  const checkpoint = `#/checkpoint/${CHECKPOINT}`;
  return [
    '#/',
    '#/households',
    `#/household/${household}`,
    `#/household/${household}/edit`,
    '#/household/new',
    `#/person/${person}`,
    `#/person/new?household=${household}`,
    '#/movements',
    '#/movements/all',
    `#/movement/${movement}`,
    `#/movement/new?person=${person}`,
    `#/movement/${movement}/edit`,
    `#/declaration/new?person=${person}`,
    ...records.map(({ id }) => `#/declaration/${id}`),
    '#/attention',
    '#/settings',
    checkpoint,
    `${checkpoint}/passes`,
    `${checkpoint}/pass/${pass?.id ?? ''}`,
    `${checkpoint}/close`,
    `${checkpoint}/shifts`,
    `${checkpoint}/shift/${shift}`,
  ];
}

test('the phone: axe, thumbs and width on every screen, theme and language', async ({ enrolledPhone }) => {
  test.setTimeout(480_000);
  const phone = await enrolledPhone(1, 'Máy nhìn');
  const screens = await phoneScreens(phone);
  for (const { theme, language } of LOOKS) {
    await look(phone.page, theme, language);
    await settled(phone.page);
    for (const screen of screens) {
      const name = `${screen} ${theme} ${language}`;
      await go(phone.page, screen);
      await expectNothingFound(phone.page, name);
      await expectFits(phone.page, name);
      await expectStands(phone.page, name);
      if (theme === 'light') await expectThumbSized(phone.page, name);
    }
  }
});

test('the phone before it is connected, and its status sheet', async ({ newPhone, ward }) => {
  const phone = await newPhone();
  await phone.page.goto(`/#/enrol/ZZZZZ00000`);
  await phone.button(vi.phone.enrol.submit).tap();
  await expect(phone.page.getByRole('alert')).toBeVisible();
  for (const { theme, language } of LOOKS) {
    await look(phone.page, theme, language);
    await settled(phone.page);
    await expectNothingFound(phone.page, `enrol ${theme} ${language}`);
    await expectFits(phone.page, `enrol ${theme} ${language}`);
    await expectThumbSized(phone.page, `enrol ${theme} ${language}`);
  }
  await look(phone.page, 'light', 'vi');
  await phone.enrolAndSettle(ward.link(1), 'Máy nhìn');
  await phone.statusBar.tap();
  await expect(phone.page.getByRole('dialog')).toBeVisible();
  await settled(phone.page);
  await expectNothingFound(phone.page, 'status sheet');
  await expectThumbSized(phone.page, 'status sheet');
});

for (const { theme, language } of LOOKS) {
  test(`the office, ${theme} ${language}: axe and width on every screen`, async ({ office }) => {
    test.setTimeout(400_000);
    // They are one screen: each is looked at once, three of them in every look.
    const derived = theme === 'light' && language === 'vi' ? DERIVED_KINDS : DERIVED_KINDS.slice(0, 3);
    const lists = ['households', 'persons', 'movements', 'declarations', 'passes', 'shifts'] as const;
    const plan = ['areas', 'checkpoints', 'teams', 'members', 'unit'] as const;
    const records: string[] = [];
    for (const list of lists) {
      const { rows } = await office.get<{ rows: { record: { id: string } }[] }>(`/${list}?limit=1`);
      records.push(...rows.map(({ record }) => `#/record/${record.id}`));
    }
    const [member] = await office.get<{ record: { id: string } }[]>('/members');
    const { day } = await office.get<{ day: string }>('/overview');
    const made = await office.page.request.post('/api/v1/office/reports', {
      data: { type: 'ward_day', day },
    });
    const report = (await made.json()) as { row: { id: string } };
    const screens = [
      '#/',
      '#/reports',
      `#/reports/${report.row.id}`,
      ...[...lists, ...derived, ...plan].map((list) => `#/${list}`),
      ...records,
      `#/members/${member?.record.id ?? ''}`,
      '#/import',
      '#/phones',
      '#/quarantine',
      '#/audit',
      '#/settings',
    ];
    await look(office.page, theme, language);
    await settled(office.page);
    for (const screen of screens) {
      const name = `office ${screen} ${theme} ${language}`;
      await go(office.page, screen);
      await expectNothingFound(office.page, name);
      await expectFits(office.page, name);
    }
    await office.page.getByRole('button', { name: (language === 'vi' ? vi : en).office.nav.logOut }).click();
    await settled(office.page);
    await expectNothingFound(office.page, `office login ${theme} ${language}`);
  });
}

/** Opens a sheet, looks at it, and puts it away. */
async function lookAtSheet(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('dialog')).toBeVisible();
  await settled(page);
  await expectNothingFound(page, name);
  await expectFits(page, name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('sheets of the barrier, and a clash on the phone', async ({ enrolledPhone, newPhone, ward }) => {
  const phone = await enrolledPhone(1, 'Máy nhìn');
  const { records } = await phone.ask('list', { kind: 'household', limit: 1 });
  const household = records[0]?.id ?? '';
  const other = await newPhone();
  await other.enrolAndSettle(ward.link(2), 'Máy kia');
  await other.cut();
  for (const [one, house_no] of [
    [other, '1 Kia'],
    [phone, '1 Này'],
  ] as const) {
    const record = await one.ask('record', household);
    if (record) await one.ask('save', [changeOf(record, { house_no })]);
  }
  await phone.settle();
  await other.reconnect();
  await other.settle();

  const barrier = new Barrier(phone);
  await barrier.openShift();
  await barrier.tap(phone.button(vi.checkpoint.plate.none));
  await barrier.stranger('Lý Văn Sốt', '77');
  await phone.expectDraftKept('"birthYear":1977');
  const { person, papers, counter, last } = vi.checkpoint;
  for (const theme of THEMES) {
    await look(phone.page, theme, 'vi');
    await settled(phone.page);
    await phone.button(person.details('Lý Văn Sốt')).tap();
    await lookAtSheet(phone.page, `occupant ${theme}`);
    await phone.button(person.symptoms).tap();
    await lookAtSheet(phone.page, `symptoms ${theme}`);
    await phone.button(papers.title).tap();
    await lookAtSheet(phone.page, `papers ${theme}`);
    await phone.button(counter.menu).tap();
    await lookAtSheet(phone.page, `menu ${theme}`);
    await phone.open(`#/household/${household}`);
    await expect(phone.page.getByRole('region', { name: contains(vi.common.conflict.title) })).toBeVisible();
    await settled(phone.page);
    await expectNothingFound(phone.page, `clash ${theme}`);
    await expectFits(phone.page, `clash ${theme}`);
    await phone.open('#/attention');
    await settled(phone.page);
    await expectNothingFound(phone.page, `attention ${theme}`);
    await phone.open(`#/checkpoint/${CHECKPOINT}`);
    await settled(phone.page);
  }
  await barrier.temperature('36,6');
  await barrier.declared();
  await barrier.decide('turn_back');
  await phone.button(last.reason).tap();
  await lookAtSheet(phone.page, 'reason');
});

test('a clash, a new member and an enrolment code in the office', async ({ office }) => {
  const { rows } = await office.get<{ rows: { record: { id: string } }[] }>(
    '/households?conflict=true&limit=1',
  );
  const clash = rows[0]?.record.id;
  expect(clash, 'the demonstration ward has a clash').toBeDefined();
  const [member] = await office.get<{ record: { id: string } }[]>('/members');
  const { members, record } = vi.office;
  for (const theme of THEMES) {
    await look(office.page, theme, 'vi');
    await settled(office.page);
    await go(office.page, `#/record/${clash ?? ''}`);
    await expect(office.page.getByText(record.conflictText)).toBeVisible();
    await expectNothingFound(office.page, `office clash ${theme}`);
    await office.page.getByRole('button', { name: record.edit, exact: true }).click();
    await expectNothingFound(office.page, `office edit ${theme}`);
    await go(office.page, '#/members');
    await office.page.getByRole('button', { name: members.add }).click();
    await lookAtSheet(office.page, `office new member ${theme}`);
    await go(office.page, `#/members/${member?.record.id ?? ''}`);
    await office.page.getByRole('button', { name: members.enrol }).click();
    await expect(office.page.getByRole('img', { name: /^QR/ })).toBeVisible();
    await expectNothingFound(office.page, `office enrolment ${theme}`);
    await expectFits(office.page, `office enrolment ${theme}`);
  }
});
