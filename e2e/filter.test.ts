import { expect } from 'vitest';
import { dialog, optionNamed, row } from './harness/acts.ts';
import { barriersOf } from './harness/inspect.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

const filterOf = (page: Visit['page']) =>
  JSON.parse(new URL(page.url()).searchParams.get('where') ?? '{}') as unknown;

journey(
  'conditions are put into groups, through references and over days, by keyboard alone (PLT-01)',
  {},
  async ({ page, t, words, cast, language, picture }) => {
    const account = words.field('contacts', 'account');
    const beyond = t('list.fieldOf', { field: words.field('accounts', 'name'), of: account });
    // Nobody of them works there.
    const nobodys = cast.accounts.machines.slice(0, 2);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const finder = page.getByRole('textbox', { name: t('list.findField') });
    const condition = (name: string) =>
      page.getByRole('group', { name: t('list.condition', { field: name }) });
    await page.goto('/contacts');
    await see(row(page, cast.contacts.director), row(page, cast.contacts.outsider));

    await press('f');
    await finder.fill(account);
    await press('ArrowDown', 'ArrowRight');
    const fields = page.getByRole('dialog', { name: t('list.addCondition') });
    await see(fields.getByRole('button', { name: account, exact: true }));
    await finder.fill(words.field('accounts', 'name'));
    await press('ArrowDown', 'ArrowDown', 'Enter');
    await see(page.getByRole('dialog', { name: t('list.valueOf', { field: beyond }) }).getByRole('textbox'));
    await page.keyboard.type(nobodys);
    await eventually(() => filterOf(page)).toEqual({
      'account.name': { contains: nobodys },
    });
    await gone(row(page, cast.contacts.director));
    await press('Escape');

    // “Or …”: the condition becomes one of a group, and the next field is asked for.
    await condition(beyond).getByRole('button').first().focus();
    await press('Enter', 'End');
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(
      t('list.alternative.any'),
    );
    await press('Enter');
    await finder.fill(words.field('contacts', 'createdAt'));
    await press('ArrowDown', 'Enter');
    const period = page.getByRole('combobox', { name: t('fields.period') });
    await see(period);
    await period.selectOption('nextDays');
    await page.getByRole('textbox', { name: t('fields.period.days') }).fill('45');
    const either = {
      any: [{ 'account.name': { contains: nobodys } }, { createdAt: { within: 'next45Days' } }],
    };
    await eventually(() => filterOf(page)).toEqual(either);
    await press('Escape');
    await see(row(page, cast.contacts.outsider));
    const created = condition(words.field('contacts', 'createdAt'));
    expect(await created.innerText()).toContain(t('fields.period.nextDays', { days: 45 }));
    await picture('filter-groups');
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);

    // The address says it all: it reads the same after a reload, and without what was deleted by key.
    await page.reload();
    await see(created, condition(beyond));
    await created.getByRole('button').first().focus();
    await press('Delete');
    await eventually(() => filterOf(page)).toEqual(either.any[0]);
  },
);

journey('a condition that can’t be built is read out and kept', {}, async ({ page, t, words, cast }) => {
  const where = { any: [{ grade: 'A' }, { any: [] }], not: { name: { contains: '不存在' } } };
  await page.goto(`/accounts?where=${encodeURIComponent(JSON.stringify(where))}`);
  await see(row(page, cast.accounts.telecom), page.getByText(t('list.matchesNone')));
  const grade = page.getByRole('group', {
    name: t('list.condition', { field: words.field('accounts', 'grade') }),
  });
  await grade.getByRole('button').first().click();
  await page.getByRole('menuitemradio', { name: t('list.operator.filled') }).click();
  await eventually(() => filterOf(page)).toEqual({
    all: [{ any: [{ grade: { empty: false } }, { any: [] }] }, { not: { name: { contains: '不存在' } } }],
  });
  // What the server would not take is said at its condition, and stays to be mended.
  await page.goto(
    `/accounts?where=${encodeURIComponent(JSON.stringify({ grade: { in: ['A'] }, phone: { gt: 'x' } }))}`,
  );
  await see(page.getByRole('alert').first());
  const phone = page.getByRole('group', {
    name: t('list.condition', { field: words.field('accounts', 'phone') }),
  });
  await phone
    .getByRole('button', { name: t('list.removeCondition', { field: words.field('accounts', 'phone') }) })
    .click();
  await see(row(page, cast.accounts.telecom));
});

journey(
  'on a phone the conditions open from below',
  { screen: { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true } },
  async ({ page, t, words, cast, language, picture }) => {
    const grade = words.field('accounts', 'grade');
    await page.goto('/accounts');
    await page.getByRole('button', { name: t('list.filter') }).tap();
    const sheet = dialog(page, t('list.filter'));
    await sheet.getByRole('button', { name: t('list.addCondition') }).tap();
    await page
      .getByRole('dialog', { name: t('list.addCondition') })
      .getByRole('button', { name: grade, exact: true })
      .tap();
    await page
      .getByRole('dialog', { name: t('list.valueOf', { field: grade }) })
      .getByRole('combobox')
      .click();
    await optionNamed(page, words.choice('accounts', 'grade', 'A')).click();
    await eventually(() => filterOf(page)).toEqual({ grade: { in: ['A'] } });
    await sheet.getByRole('heading', { name: t('list.filter') }).tap();
    await sheet.getByRole('combobox', { name: t('list.sortBy') }).selectOption('name');
    await picture('filter-sheet');
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);
    await sheet
      .getByRole('button', { name: new RegExp(`^${t('list.showMany', { many: '' }).trim()}`) })
      .tap();
    await see(page.getByRole('link', { name: cast.accounts.telecom, exact: true }));
    await gone(page.getByRole('link', { name: cast.accounts.machines, exact: true }));
    await see(page.getByRole('button', { name: t('list.filterCount', { count: 1 }) }));
    await picture('list-phone-filtered');
  },
);
