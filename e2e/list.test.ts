import type { SavedViewsAnswer } from '@gejie/core';
import { expect } from 'vitest';
import { announcement, cell, choose, dialog, field, optionNamed, row } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

const filterOf = (page: Visit['page']) =>
  JSON.parse(new URL(page.url()).searchParams.get('where') ?? '{}') as unknown;

journey('a list is narrowed by a sentence, and its address can be shared', {}, async (visit) => {
  const { page, t, words, cast, another, picture } = visit;
  const grade = words.field('accounts', 'grade');
  const gradeA = words.choice('accounts', 'grade', 'A');
  await page.goto('/accounts');
  await see(page.getByRole('table'));
  await page.getByRole('button', { name: t('list.addCondition') }).click();
  await page.getByRole('textbox', { name: t('list.findField') }).fill(grade);
  await page
    .getByRole('dialog', { name: t('list.addCondition') })
    .getByRole('button', { name: grade, exact: true })
    .click();
  const condition = page.getByRole('group', { name: t('list.condition', { field: grade }) });
  await see(condition);
  await page.getByRole('combobox').last().click();
  await optionNamed(page, gradeA).click();
  await eventually(() => filterOf(page)).toEqual({ grade: { in: ['A'] } });
  await see(row(page, cast.accounts.telecom));
  await gone(row(page, cast.accounts.machines));
  await page.keyboard.press('Escape');
  expect(await condition.innerText()).toContain(gradeA);
  await picture('list-condition');

  const colleague = await another('director');
  await colleague.goto(page.url());
  await see(row(colleague, cast.accounts.telecom));
  await gone(row(colleague, cast.accounts.machines));

  await row(page, cast.accounts.telecom).getByRole('link', { name: cast.accounts.telecom }).click();
  await arrive(page, /^\/accounts\/\d+/);
  await page.goBack();
  await eventually(() => filterOf(page)).toEqual({ grade: { in: ['A'] } });
  await see(row(page, cast.accounts.telecom));
  await condition.getByRole('button', { name: t('list.removeCondition', { field: grade }) }).click();
  await see(row(page, cast.crowd(130).at(-1) ?? ''));
});

journey('views, search, sorting and columns', {}, async ({ page, api, t, words, cast, picture }) => {
  await page.goto('/accounts');
  await page.getByRole('link', { name: words.view('accounts', 'deals'), exact: true }).click();
  await arrive(page, '/accounts?view=deals');
  await see(row(page, cast.accounts.telecom), row(page, cast.accounts.machines));
  await gone(row(page, cast.crowd(1)[0] ?? ''));
  await page.goBack();
  await arrive(page, '/accounts');

  await page.keyboard.press('/');
  await page.keyboard.type('jgjx');
  await eventually(() => page.getByRole('row').count()).toBe(2);
  await see(row(page, cast.accounts.machines));
  await arrive(page, '/accounts?q=jgjx');
  await page.keyboard.press('Escape');
  await eventually(() => page.getByRole('row').count()).toBeGreaterThan(10);

  const name = words.field('accounts', 'name');
  await page.getByRole('columnheader', { name }).getByRole('button', { name }).click();
  await arrive(page, '/accounts?sort=name');
  await eventually(() => page.getByRole('columnheader', { name }).getAttribute('aria-sort')).toBe(
    'ascending',
  );
  const first = page.getByRole('row').nth(1).getByRole('link');
  // By pinyin: 常州 (chang) comes before 温州 (wen), whatever their characters' numbers.
  await eventually(() => first.innerText()).toBe(
    byPinyin([...cast.crowd(130), ...Object.values(cast.accounts)])[0],
  );
  await page.getByRole('columnheader', { name }).getByRole('button', { name }).click();
  await arrive(page, '/accounts?sort=-name');
  await eventually(() => first.innerText()).toBe(
    byPinyin([...cast.crowd(130), ...Object.values(cast.accounts)]).at(-1),
  );

  const phone = words.field('accounts', 'phone');
  expect(await page.getByRole('columnheader').filter({ hasText: phone }).count()).toBe(0);
  await page.getByRole('button', { name: t('list.columns') }).click();
  const chooser = page.getByRole('dialog', { name: t('list.columns') });
  await chooser.getByRole('textbox', { name: t('list.findField') }).fill(phone);
  await chooser.getByRole('checkbox', { name: phone, exact: true }).check();
  // A field of what is referred to is a column as well.
  const beyond = t('list.fieldOf', {
    field: words.field('users', 'department'),
    of: words.field('accounts', 'owner'),
  });
  await chooser.getByRole('textbox', { name: t('list.findField') }).fill(beyond);
  await chooser.getByRole('checkbox', { name: beyond, exact: true }).check();
  await page.keyboard.press('Escape');
  await see(page.getByRole('columnheader').filter({ hasText: phone }));
  await picture('list-columns');
  await page.reload();
  await see(page.getByRole('columnheader').filter({ hasText: phone }));
  await page.getByRole('searchbox', { name: t('list.quickFilter') }).fill(cast.accounts.telecom);
  await see(
    (await cell(page, cast.accounts.telecom, beyond)).getByText(cast.departments.east, { exact: true }),
  );
  // What one has chosen goes with the person, into the other language too.
  await page.getByRole('button', { name: t('list.columns') }).click();
  await chooser.getByRole('textbox', { name: t('list.findField') }).fill(phone);
  await chooser.getByRole('checkbox', { name: phone, exact: true }).uncheck();
  await chooser.getByRole('textbox', { name: t('list.findField') }).fill(beyond);
  await chooser.getByRole('checkbox', { name: beyond, exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await eventually(() => page.getByRole('columnheader').filter({ hasText: phone }).count()).toBe(0);
  // It has arrived although the page is left at once.
  await page.goto('about:blank');
  const looks = async () => (await api.call<SavedViewsAnswer>('GET', 'accounts/views')).looks;
  await eventually(async () => JSON.stringify(await looks())).not.toContain('"phone"');
});

journey('a long list scrolls to its end, loading as it goes', {}, async ({ page, api }) => {
  const { records } = await api.find('accounts', { sort: 'name', limit: 200 });
  const last = String(records.at(-1)?.name);
  await page.goto('/accounts?sort=name');
  await see(row(page, String(records[0]?.name)));
  const scroller = page.locator('.table-scroll');
  await eventually(async () => {
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    return row(page, last).count();
  }).toBe(1);
  expect(await page.getByRole('row').count()).toBeLessThan(80);
  await row(page, last).getByRole('link').click();
  await arrive(page, /^\/accounts\/\d+$/);
  await page.goBack();
  // Where one was is where one comes back to.
  await see(row(page, last));
});

journey(
  'a cell is changed in the list, left alone with Escape, and taken back when refused',
  {},
  async (visit) => {
    const { page, words, cast, api, picture } = visit;
    const { machines } = cast.accounts;
    const { id } = await api.named('accounts', machines);
    await page.goto('/accounts?q=jgjx');
    const industry = await cell(page, machines, words.field('accounts', 'industry'));
    await industry.dblclick();
    await page.keyboard.press('Escape');
    expect((await api.get('accounts', id)).industry).toBeNull();
    await industry.dblclick();
    await optionNamed(page, words.choice('accounts', 'industry', 'machinery')).click();
    await eventually(async () => (await api.get('accounts', id)).industry).toBe('machinery');
    await see(industry.getByText(words.choice('accounts', 'industry', 'machinery')));
    await api.change('accounts', id, { industry: null });

    // The server refuses what the screen could not know: the value of before stands there again, and it is said why.
    await page.route(`**/api/accounts/${id}`, (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({
            status: 422,
            contentType: 'application/problem+json',
            body: JSON.stringify({
              type: 'about:blank',
              title: 'Refused',
              status: 422,
              detail: 'refused by the test',
            }),
          })
        : route.continue(),
    );
    const type = await cell(page, machines, words.field('accounts', 'type'));
    await type.dblclick();
    await type.getByRole('combobox').click();
    await optionNamed(page, words.choice('accounts', 'type', 'partner')).click();
    await see(announcement(page, 'refused by the test'));
    await picture('list-edit-refused');
    await see(type.getByText(words.choice('accounts', 'type', 'customer')));
  },
);

journey(
  'many records are picked with shift and changed at once',
  {},
  async ({ page, t, words, api, cast, language, picture }) => {
    const names = Array.from({ length: 12 }, (_, at) => `批量${String(at).padStart(2, '0')} ${language}`);
    for (const name of names) await api.create('accounts', { name, grade: 'C' });
    await page.goto(`/accounts?sort=name&q=${encodeURIComponent('批量')}`);
    const box = (at: number) =>
      page.getByRole('checkbox', { name: t('list.selectOne', { name: names[at] ?? '' }) });
    await box(2).click();
    await box(6).click({ modifiers: ['Shift'] });
    const bar = page.getByRole('toolbar', { name: t('bulk.toolbar') });
    await see(bar.getByText(t('bulk.selected', { many: words.countedByName('accounts', 5) })));
    await box(4).click();
    await see(bar.getByText(t('bulk.selected', { many: words.countedByName('accounts', 4) })));

    await bar.getByRole('button', { name: t('bulk.edit') }).click();
    const many = words.countedByName('accounts', 4);
    const form = dialog(page, t('bulk.editTitle', { many }));
    await field(form, t('bulk.field')).selectOption({ label: words.field('accounts', 'grade') });
    await choose(form, words.field('accounts', 'grade'), words.choice('accounts', 'grade', 'A'));
    await picture('bulk-edit');
    await form.getByRole('button', { name: t('bulk.editDo', { many }) }).click();
    await see(announcement(page, t('bulk.done', { done: '4' })));
    const { records } = await api.find('accounts', {
      where: { name: { in: names }, grade: 'A' },
      sort: 'name',
    });
    expect(records.map(({ name }) => name)).toEqual([2, 3, 5, 6].map((at) => names[at]));
    const gradeCell = await cell(page, names[3] ?? '', words.field('accounts', 'grade'));
    await see(gradeCell.getByText(words.choice('accounts', 'grade', 'A')));

    // The keys pick on the way, down and up again; x leaves one out.
    await page.keyboard.press('j');
    for (const key of ['Shift+J', 'Shift+J', 'Shift+K', 'x']) await page.keyboard.press(key);
    await see(bar.getByText(t('bulk.selected', { many: words.countedByName('accounts', 2) })));
    const picked = await Promise.all([0, 1, 2, 3].map((at) => box(at).isChecked()));
    expect(picked).toEqual([true, false, true, false]);

    // All that the search finds, and nothing else.
    const everything = words.countedByName('accounts', 12);
    await bar.getByRole('button', { name: t('bulk.selectAll', { many: everything }) }).click();
    await see(bar.getByText(t('bulk.selected', { many: everything })));
    await bar.getByRole('button', { name: t('bulk.delete') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', {
        name: t('bulk.deleteDo', { many: everything }),
      })
      .click();
    await see(announcement(page, t('bulk.done', { done: '12' })));
    await gone(row(page, names[0] ?? ''));
    const rest = await api.find('accounts', { where: { name: cast.accounts.telecom } });
    expect(rest.records).toHaveLength(1);
  },
);

journey(
  'a salesperson sees the own customers only, and no mass changes',
  { as: 'south' },
  async ({ page, cast, t }) => {
    await page.goto('/accounts');
    await see(row(page, cast.accounts.foods));
    await gone(row(page, cast.accounts.telecom));
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('link', { name: t('list.import') }).count()).toBe(0);
  },
);

function byPinyin(names: string[]): string[] {
  return names.toSorted(new Intl.Collator('zh-Hans-u-co-pinyin').compare);
}
