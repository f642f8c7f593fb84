import type { Language } from '@gejie/core';
import { expect, it } from 'vitest';
import { keepScreenshot } from '../test/browser.ts';
import { createTestDatabase } from '../test/database.ts';
import { field } from './harness/acts.ts';
import { password } from './harness/cast.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { startServer } from './harness/server.ts';
import { journey, languages, openBrowser } from './harness/stage.ts';
import { watch } from './harness/watch.ts';
import { textIn } from './harness/words.ts';

it.each(languages)(
  'the first start asks for company and administrator, and lets in (%s)',
  async (language: Language) => {
    const t = (key: Parameters<typeof textIn>[1]) => textIn(language, key);
    const database = await createTestDatabase('first_start');
    const server = await startServer({ databaseUrl: database.url });
    const context = await (await openBrowser()).newContext({ baseURL: server.url, locale: language });
    try {
      const page = await context.newPage();
      const { problems } = await watch(page, server.url);
      await page.goto('/accounts');
      await arrive(page, '/setup');
      await see(page.getByRole('heading', { name: t('setup.title') }));
      await page.getByRole('button', { name: t('setup.submit'), exact: true }).click();
      await see(page.getByText(t('setup.companyMissing')), page.getByText(t('setup.passwordMissing')));

      await page.getByLabel(t('setup.company')).fill('格界科技');
      await page.getByLabel(t('setup.name')).fill('林静');
      await page.getByLabel(t('setup.password'), { exact: true }).fill(password);
      await page.getByLabel(t('setup.again')).fill('something else');
      await page.getByRole('button', { name: t('setup.submit'), exact: true }).click();
      await see(page.getByText(t('setup.againDiffers')));
      await keepScreenshot(page, `setup-${language}`);

      await page.getByLabel(t('setup.again')).fill(password);
      await page.getByRole('button', { name: t('setup.submit'), exact: true }).click();
      await arrive(page, '/');
      await see(page.getByRole('navigation', { name: t('frame.menu') }));
      expect(await page.locator('html').getAttribute('lang')).toBe(language);

      await page.goto('/setup');
      await arrive(page, '/');
      expect(problems).toEqual([]);
    } finally {
      await context.close();
      await server.stop();
      await database.drop();
    }
  },
);

journey(
  'signing in keeps the name after a wrong password and goes where the link pointed',
  { as: null },
  async ({ page, t, cast, company, words, language, picture }) => {
    const { username } = cast.people.sales;
    await (await company.api('sales')).call('PATCH', 'session', { language });
    await page.goto('/opportunities?mode=board');
    await arrive(page, '/sign-in?back=/opportunities?mode=board');
    await page.getByRole('button', { name: t('signIn.submit') }).click();
    await see(page.getByText(t('signIn.usernameMissing')), page.getByText(t('signIn.passwordMissing')));

    await page.getByLabel(t('signIn.username')).fill(username);
    await page.getByLabel(t('signIn.password')).fill('not my password');
    await page.keyboard.press('Enter');
    await see(page.getByRole('alert'));
    expect(await page.getByLabel(t('signIn.username')).inputValue()).toBe(username);
    await picture('sign-in');

    await page.getByLabel(t('signIn.password')).fill(password);
    await page.keyboard.press('Enter');
    await arrive(page, '/opportunities?mode=board');
    await see(page.getByRole('heading', { name: words.many('opportunities'), level: 1 }));
    await see(page.getByText(cast.opportunities.line));
  },
);

journey('signing out ends the session', { as: null }, async (visit) => {
  const { page, t, cast, company, language, words } = visit;
  const signIn = async (role: 'colleague' | 'sales') => {
    await (await company.api(role)).call('PATCH', 'session', { language });
    await page.goto('/sign-in?back=/accounts/new');
    await page.getByLabel(t('signIn.username')).fill(cast.people[role].username);
    await page.getByLabel(t('signIn.password')).fill(password);
    await page.getByRole('button', { name: t('signIn.submit') }).click();
    await arrive(page, '/accounts/new');
  };
  const name = field(page, words.field('accounts', 'name'));
  await signIn('colleague');
  await name.fill('还没保存的客户');
  await page.getByRole('button', { name: t('frame.me') }).click();
  await page.getByRole('menuitem', { name: t('frame.signOut') }).click();
  await arrive(page, /^\/sign-in/);
  await gone(page.getByRole('navigation', { name: t('frame.menu') }));
  await page.goto('/accounts');
  await arrive(page, '/sign-in?back=/accounts');
  // What one has typed is for nobody else at this screen, and still there when one comes back.
  await signIn('sales');
  await see(name);
  expect(await name.inputValue()).toBe('');
  await page.context().clearCookies();
  await signIn('colleague');
  await eventually(() => name.inputValue()).toBe('还没保存的客户');
});
