import type { SavedViewsAnswer } from '@gejie/core';
import { expect } from 'vitest';
import { announcement, dialog, field, row } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

const gradeA = encodeURIComponent(JSON.stringify({ grade: { in: ['A'] } }));
const tab = (page: Visit['page'], t: Visit['t'], name: string) =>
  page.getByRole('navigation', { name: t('list.views') }).getByRole('link', { name, exact: true });

async function act({ page, t }: Visit, view: string, item: string): Promise<void> {
  await page.getByRole('button', { name: t('views.menu', { name: view }) }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

journey(
  'a view keeps widths, is duplicated, and lists of others open with it (PLT-01)',
  { as: 'admin' },
  async (visit) => {
    const { page, t, words, cast, another, api, language, picture } = visit;
    const name = `公司视图 ${language}`;
    const copy = t('views.copyOf', { name });
    const kept = async () => (await api.call<SavedViewsAnswer>('GET', 'accounts/views')).views;
    const tidyUp = async () => {
      for (const view of await kept())
        if ([name, copy].includes(view.name)) await api.call('DELETE', `accounts/views/${view.id}`);
      await (await visit.company.api('south')).call('PUT', 'accounts/views/default', { view: null });
    };
    await tidyUp();
    const grade = words.field('accounts', 'grade');
    const edge = page.getByRole('separator', { name: t('list.widthOf', { field: grade }) });
    await page.goto(`/accounts?where=${gradeA}`);
    await see(row(page, cast.accounts.telecom));
    await page.getByRole('button', { name: t('views.saveAs') }).click();
    const form = dialog(page, t('views.saveAs'));
    await field(form, t('views.name')).fill(name);
    await form.getByRole('radio', { name: t('views.all') }).check();
    await form.getByRole('checkbox', { name: t('views.opens') }).check();
    await picture('view-opens');
    await form.getByRole('button', { name: t('views.save') }).click();
    await arrive(page, /^\/accounts\?view=\d+$/);

    await see(edge);
    const widthNow = async () => Number(await edge.getAttribute('aria-valuenow'));
    const width = (await widthNow()) + 16;
    await edge.focus();
    await page.keyboard.press('ArrowRight');
    await eventually(widthNow).toBe(width);
    await page.getByRole('button', { name: t('views.update') }).click();
    await see(announcement(page, t('views.updated', { name })));
    expect((await kept()).find((view) => view.name === name)?.widths).toEqual({ grade: width });

    await act(visit, name, t('views.duplicate'));
    const duplicate = dialog(page, t('views.duplicate'));
    await eventually(() => field(duplicate, t('views.name')).inputValue()).toBe(copy);
    await duplicate.getByRole('button', { name: t('views.save') }).click();
    await see(tab(page, t, copy));
    expect((await kept()).find((view) => view.name === copy)).toMatchObject({
      where: { grade: { in: ['A'] } },
      widths: { grade: width },
      shared: 'private',
      opens: false,
    });

    // Somebody who has chosen nothing begins with it, and may choose otherwise.
    const south = await another('south');
    await south.goto('/accounts');
    await arrive(south, /^\/accounts\?view=\d+$/);
    expect(await tab(south, t, name).getAttribute('aria-current')).toBe('page');
    const everything = words.view('accounts', 'all');
    await tab(south, t, everything).click();
    await south.getByRole('button', { name: t('views.menu', { name: everything }) }).click();
    await south.getByRole('menuitem', { name: t('views.makeDefault') }).click();
    await see(announcement(south, t('views.nowDefault', { name: everything })));
    await south.goto('/accounts');
    await see(row(south, cast.accounts.foods));

    await tidyUp();
  },
);

journey(
  'a view that asks about a deleted field says so, and is mended (PLT-01, PLT-05)',
  { as: 'admin' },
  async ({ page, t, words, api, cast, language, picture }) => {
    const label = `满意度 ${language}`;
    const { name: fieldName } = await api.call<{ name: string }>('POST', 'customization/accounts/fields', {
      name: `mood_${language.slice(0, 2)}`,
      type: 'text',
      label: { zh: label, en: label },
    });
    const view = await api.call<{ id: number }>('POST', 'accounts/views', {
      name: `满意的 ${language}`,
      where: { grade: 'A', [fieldName]: { contains: 'good' } },
      columns: ['name', fieldName],
    });
    await api.call('DELETE', `customization/accounts/fields/${fieldName}`);
    await page.goto(`/accounts?view=${view.id}`);
    await see(page.getByText(t('views.broken', { names: `“${label}”` })));
    await gone(row(page, cast.accounts.telecom));
    await picture('view-broken');
    await page.getByRole('button', { name: t('views.dropGone') }).click();
    await see(row(page, cast.accounts.telecom));
    await page.getByRole('button', { name: t('views.update') }).click();
    await see(announcement(page, t('views.updated', { name: `满意的 ${language}` })));
    await gone(page.getByText(t('views.broken', { names: `“${label}”` })));
    await see(row(page, cast.accounts.telecom));
    const { views } = await api.call<SavedViewsAnswer>('GET', 'accounts/views');
    expect(views.find(({ id }) => id === view.id)).toMatchObject({ where: { grade: 'A' }, gone: null });
    await see(page.getByRole('columnheader').filter({ hasText: words.field('accounts', 'name') }));
    await api.call('DELETE', `accounts/views/${view.id}`);
  },
);

journey(
  'columns keep their widths, order and rows their height, on another machine too',
  { as: 'colleague' },
  async ({ page, t, words, api, another, picture }) => {
    // As a journey before may have left it.
    await api.call('PUT', 'accounts/views/look', { view: 'all' });
    const grade = words.field('accounts', 'grade');
    const type = words.field('accounts', 'type');
    const edge = (of = page) => of.getByRole('separator', { name: t('list.widthOf', { field: grade }) });
    const widthOf = async (of = page) => Number(await edge(of).getAttribute('aria-valuenow'));
    await page.goto('/accounts?view=all');
    await see(page.getByRole('table'));
    await see(edge());
    const before = await widthOf();
    await edge().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await eventually(() => widthOf()).toBe(before + 32);
    const box = await edge().boundingBox();
    if (!box) throw new Error('The edge is not on the screen');
    await page.mouse.move(box.x + 4, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 44, box.y + 8, { steps: 4 });
    await page.mouse.up();
    await eventually(() => widthOf()).toBe(before + 72);

    const head = page.getByRole('columnheader').filter({ hasText: type });
    await head.getByRole('button', { name: t('list.headMenu') }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: t('list.toLeft') }).click();
    await page.getByRole('button', { name: t('list.columns') }).click();
    const tall = page.waitForResponse(
      (answer) => answer.request().postData()?.includes('"tall"') === true && answer.status() === 204,
    );
    await page.getByText(t('list.rowHeight.tall'), { exact: true }).click();
    await tall;
    await page.keyboard.press('Escape');
    await picture('list-tall');

    const elsewhere = await another('colleague');
    await elsewhere.goto('/accounts');
    await see(edge(elsewhere));
    await eventually(() => widthOf(elsewhere)).toBe(before + 72);
    const headings = (await elsewhere.getByRole('columnheader').allInnerTexts()).map((text) => text.trim());
    expect(headings.indexOf(type)).toBeLessThan(headings.indexOf(grade));
    await see(elsewhere.locator('.records-tall'));

    await elsewhere.getByRole('button', { name: t('list.columns') }).click();
    await elsewhere.getByRole('button', { name: t('list.resetColumns') }).click();
    await eventually(() => widthOf(elsewhere)).toBe(before);
  },
);

journey('a list is sorted by several columns', {}, async ({ page, words, t }) => {
  const heading = (name: string) =>
    page.getByRole('columnheader').filter({ hasText: words.field('accounts', name) });
  const label = (name: string) => heading(name).getByRole('button', { name: words.field('accounts', name) });
  await page.goto('/accounts');
  await label('grade').click();
  await arrive(page, '/accounts?sort=grade');
  await label('name').click({ modifiers: ['Shift'] });
  await arrive(page, '/accounts?sort=grade,name');
  await label('name').click({ modifiers: ['Shift'] });
  await arrive(page, '/accounts?sort=grade,-name');
  expect(await heading('grade').getAttribute('aria-sort')).toBe('ascending');
  await page
    .getByRole('button', { name: new RegExp(words.field('accounts', 'grade')) })
    .first()
    .click();
  const lines = page.getByRole('dialog', { name: t('list.sort') });
  await lines.getByRole('combobox', { name: t('list.addSort') }).selectOption('createdAt');
  await arrive(page, '/accounts?sort=grade,-name,createdAt');
  await lines
    .getByRole('button', { name: t('list.dropSort') })
    .first()
    .click();
  await arrive(page, '/accounts?sort=-name,createdAt');
});
