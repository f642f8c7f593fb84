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

journey('a list is kept as a view, shared, opened by default, changed and deleted', {}, async (visit) => {
  const { page, t, words, cast, another, api, language, picture } = visit;
  const name = `重点 ${language}`;
  const renamed = `要紧 ${language}`;
  await page.goto('/accounts');
  await see(row(page, cast.crowd(130).at(-1) ?? ''));
  expect(await page.getByRole('button', { name: t('views.saveAs') }).count()).toBe(0);
  await page.goto(`/accounts?where=${gradeA}`);
  await see(row(page, cast.accounts.telecom));
  await page.getByRole('button', { name: t('views.saveAs') }).click();
  const form = dialog(page, t('views.saveAs'));
  await see(field(form, t('views.name')));
  await page.keyboard.type(name);
  await eventually(() => field(form, t('views.name')).inputValue()).toBe(name);
  await form.getByRole('radio', { name: t('views.ownDepartment', { name: cast.departments.east }) }).check();
  await form.getByRole('checkbox', { name: t('views.makeDefault') }).check();
  await picture('view-save');
  await page.keyboard.press('Enter');
  await see(announcement(page, t('views.saved', { name })));
  await arrive(page, /^\/accounts\?view=\d+$/);
  await see(row(page, cast.accounts.telecom));
  await gone(row(page, cast.accounts.machines));
  expect(await tab(page, t, name).getAttribute('aria-current')).toBe('page');

  // The list opens with it, and says so in the address.
  await page.goto('/');
  await page.goto('/accounts');
  await arrive(page, /^\/accounts\?view=\d+$/);
  await see(row(page, cast.accounts.telecom));
  await gone(row(page, cast.accounts.machines));

  const heading = words.field('accounts', 'name');
  await page.getByRole('columnheader', { name: heading }).getByRole('button', { name: heading }).click();
  await page.getByRole('button', { name: t('views.update') }).click();
  await see(announcement(page, t('views.updated', { name })));
  await arrive(page, /^\/accounts\?view=\d+$/);
  const saved = (await api.call<SavedViewsAnswer>('GET', 'accounts/views')).views.find(
    (view) => view.name === name,
  );
  expect(saved).toMatchObject({ sort: 'name', where: { grade: { in: ['A'] } }, shared: 'some' });

  const colleague = await another('colleague');
  await colleague.goto('/accounts');
  await tab(colleague, t, name).click();
  await see(
    row(colleague, cast.crowd(130)[1] ?? '')
      .or(colleague.locator('.state'))
      .first(),
  );
  await colleague.getByRole('button', { name: t('views.menu', { name }) }).click();
  await see(colleague.getByRole('menuitem', { name: t('views.makeDefault') }));
  expect(await colleague.getByRole('menuitem', { name: t('views.delete') }).count()).toBe(0);
  const stranger = await another('south');
  await stranger.goto('/accounts');
  await see(row(stranger, cast.accounts.foods));
  expect(await tab(stranger, t, name).count()).toBe(0);

  await act(visit, name, t('views.rename'));
  const rename = dialog(page, t('views.rename'));
  await field(rename, t('views.name')).fill(renamed);
  await rename.getByRole('button', { name: t('views.save') }).click();
  await see(tab(page, t, renamed));
  await act(visit, renamed, t('views.share'));
  const share = dialog(page, t('views.share'));
  await share.getByRole('radio', { name: t('views.private') }).check();
  await share.getByRole('button', { name: t('views.save') }).click();
  await colleague.reload();
  await gone(tab(colleague, t, renamed));

  await act(visit, renamed, t('views.delete'));
  await dialog(page, t('views.deleteTitle', { name: renamed }))
    .getByRole('button', { name: t('views.delete') })
    .click();
  await see(announcement(page, t('views.deleted', { name: renamed })));
  await gone(tab(page, t, renamed));
  await arrive(page, '/accounts');
  await see(row(page, cast.crowd(130).at(-1) ?? ''));
});

journey(
  'a view is kept on a phone too',
  { screen: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  async ({ page, t, language, picture }) => {
    const name = `手机 ${language}`;
    await page.goto(`/accounts?where=${gradeA}`);
    await page.getByRole('button', { name: t('list.filterCount', { count: 1 }) }).click();
    const sheet = dialog(page, t('list.filter'));
    await sheet.getByRole('button', { name: t('views.saveAs') }).click();
    const form = dialog(page, t('views.saveAs'));
    await field(form, t('views.name')).fill(name);
    await form.getByRole('button', { name: t('views.save') }).click();
    await arrive(page, /^\/accounts\?view=\d+$/);
    await sheet.getByRole('button', { name: t('frame.close') }).click();
    await see(tab(page, t, name));
    await page.getByRole('button', { name: t('views.menu', { name }) }).click();
    await see(page.getByRole('menuitem', { name: t('views.delete') }));
    await picture('view-phone');
  },
);
