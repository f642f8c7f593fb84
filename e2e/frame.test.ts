import type { SessionAnswer } from '@gejie/core';
import { expect } from 'vitest';
import { dialog, quickForm } from './harness/acts.ts';
import { barriersOf } from './harness/inspect.ts';
import { places, settled } from './harness/looks.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';
import { textIn } from './harness/words.ts';

journey(
  'language and colours are chosen once and follow to other screens',
  { as: 'director' },
  async ({ page, language, t, another, picture, api, cast }) => {
    const other = language === 'en' ? 'zh-CN' : 'en';
    const names = { 'zh-CN': '中文', en: 'English' };
    await page.goto('/accounts');
    await page.getByRole('button', { name: t('frame.me') }).click();
    await picture('me-menu');
    await page.getByRole('menuitemradio', { name: names[other] }).click();
    await see(page.getByRole('link', { name: textIn(other, 'frame.home') }).first());
    await eventually(() => page.locator('html').getAttribute('lang')).toBe(other);
    await page.getByRole('button', { name: textIn(other, 'frame.me') }).click();
    await page.getByRole('menuitemradio', { name: textIn(other, 'frame.themeDark') }).click();
    await eventually(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    await eventually(async () => (await api.call<SessionAnswer>('GET', 'session')).user.theme).toBe('dark');
    await page.reload();
    await see(page.getByRole('link', { name: textIn(other, 'frame.home') }).first());
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');

    // `another` brings the language of this journey back; the colours are the user's own.
    const elsewhere = await another('director');
    await elsewhere.goto('/');
    await eventually(() => elsewhere.locator('html').getAttribute('data-theme')).toBe('dark');
    await elsewhere.getByRole('button', { name: t('frame.me') }).click();
    await elsewhere.getByRole('menuitemradio', { name: t('frame.themeLight') }).click();
    await eventually(() => elsewhere.locator('html').getAttribute('data-theme')).toBe('light');

    // So are the time zone and how dates and numbers are written. PLT-16
    await elsewhere.getByRole('button', { name: t('frame.me') }).click();
    await elsewhere.getByRole('menuitem', { name: t('preferences.title') }).click();
    const preferences = dialog(elsewhere, t('preferences.title'));
    await preferences.getByLabel(t('settings.timeZone')).selectOption('Europe/Berlin');
    await preferences.getByLabel(t('preferences.dates')).selectOption('dmy');
    await preferences.getByLabel(t('preferences.numbers')).selectOption('point');
    await picture('preferences', elsewhere);
    await preferences.getByRole('button', { name: t('form.save') }).click();
    await gone(preferences);
    const { id } = await api.named('accounts', cast.accounts.telecom);
    await elsewhere.goto(`/accounts/${id}`);
    await see(elsewhere.getByText('15/01/2030').first());
    const { user } = await api.call<SessionAnswer>('GET', 'session');
    expect(user).toMatchObject({ timeZone: 'Europe/Berlin', dateFormat: 'dmy', numberFormat: 'point' });
    await api.call('PATCH', 'session', { dateFormat: null, numberFormat: null, timeZone: 'Asia/Shanghai' });
  },
);

journey(
  'the menu folds, help lists the keys, an address that leads nowhere says so',
  { as: 'sales' },
  async ({ page, t, picture }) => {
    await page.goto('/accounts');
    await page.getByRole('button', { name: t('frame.collapse') }).click();
    await see(page.getByRole('button', { name: t('frame.expand') }));
    await page.reload();
    await page.getByRole('button', { name: t('frame.expand') }).click();
    await see(page.getByRole('table'));
    await page.keyboard.press('?');
    await see(page.getByRole('dialog', { name: t('help.title') }));
    await picture('help');
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog'));
    await page.goto('/accounts/999999999');
    await see(page.getByText(t('problem.notFound')).or(page.getByText(t('frame.notFound'))));
  },
);

journey(
  'everything can be reached with the Tab key, and one sees where one is',
  { as: 'sales' },
  async ({ page, t }) => {
    await page.goto('/accounts');
    await see(page.getByRole('table'));
    await page.keyboard.press('Tab');
    await see(page.getByRole('link', { name: t('frame.skip') }));
    const unseen: string[] = [];
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return null;
        const look = () =>
          [element, element.parentElement ?? element]
            .map((one) => getComputedStyle(one))
            .map(({ outline, boxShadow, border, background }) =>
              [outline, boxShadow, border, background].join(),
            )
            .join();
        const focused = look();
        element.blur();
        const plain = look();
        element.focus();
        return focused === plain ? element.outerHTML.slice(0, 120) : null;
      });
      if (found) unseen.push(found);
    }
    expect(unseen).toEqual([]);
  },
);

journey(
  'on a phone: bottom bar, cards, create, and a call by a tap',
  { as: 'sales', screen: { viewport: { width: 375, height: 780 }, hasTouch: true, isMobile: true } },
  async ({ page, t, words, cast, picture }) => {
    await page.goto('/');
    await page.getByRole('button', { name: new RegExp(`^${t('notices.title')}`) }).tap();
    await see(page.getByRole('button', { name: t('transfers.title') }));
    await picture('phone-bell');
    await page.keyboard.press('Escape');
    const bar = page.getByRole('navigation', { name: t('frame.menu') }).filter({ visible: true });
    await bar.getByRole('link', { name: words.many('accounts') }).tap();
    await arrive(page, '/accounts');
    const list = page.getByRole('list', { name: words.many('accounts') });
    await see(list);
    expect(await page.getByRole('table').count()).toBe(0);
    await page.getByRole('searchbox', { name: t('list.quickFilter') }).fill('华为');
    await eventually(() => list.getByRole('listitem').count()).toBe(1);
    await picture('phone-cards');
    await list.getByRole('link', { name: cast.accounts.telecom, exact: true }).tap();
    await see(page.getByRole('heading', { name: cast.accounts.telecom, level: 1 }));
    const call = page.getByRole('link', { name: t('fields.call') }).first();
    expect(await call.getAttribute('href')).toBe('tel:075528780808');
    await page.getByRole('tab', { name: t('record.related') }).tap();
    await see(page.getByRole('link', { name: cast.opportunities.line }).first());

    await bar.getByRole('button', { name: t('frame.create') }).tap();
    await page.getByRole('menuitem', { name: words.of(words.module('contacts').label), exact: true }).tap();
    await see(quickForm(page, words, 'contacts'));
    await picture('phone-create');

    await page.goto('/contacts/new');
    await see(page.getByRole('button', { name: t('form.saveAndNew') }));
  },
);

journey(
  'every screen is there in the dark too',
  { as: 'admin', in: ['zh-CN'], ownData: true, screen: { colorScheme: 'dark' } },
  async (visit) => {
    const { page, picture } = visit;
    for (const name of ['home', 'account-list', 'account', 'opportunity-board', 'account-form'] as const) {
      await page.goto((await places[name]?.(visit)) ?? '/');
      await settled(page);
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      expect({ place: name, barriers: await barriersOf(page) }).toEqual({ place: name, barriers: [] });
      await picture(`${name}-dark`);
    }
  },
);
