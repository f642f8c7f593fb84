import type { WorkingHours } from '@gejie/core';
import { expect } from 'vitest';
import { eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'an administrator finds the numbering in the settings and lets it count by the year (PLT-19)',
  { as: 'admin' },
  async ({ page, t, words, api, language, picture }) => {
    await page.goto('/settings');
    await see(page.getByRole('heading', { name: t('company.home'), level: 1 }));
    const entries = page.getByRole('main').getByRole('link');
    const entry = (name: string) => entries.filter({ has: page.getByText(name, { exact: true }) });
    await see(entry(words.many('currencies')));
    await see(entry(words.many('pipelines')));
    await picture('settings-home');
    await page.getByRole('searchbox', { name: t('company.searchSettings') }).fill(t('company.numbers'));
    expect(await page.getByRole('main').getByRole('link').count()).toBe(1);
    await page
      .getByRole('main')
      .getByRole('link', { name: t('company.numbers') })
      .click();

    // Each run numbers in a way of its own.
    const letter = language === 'en' ? 'E' : 'Z';
    const year = new Date().getFullYear();
    const module = words.of(words.module('accounts').label);
    await page.getByRole('button', { name: t('company.number.changeOf', { module }) }).click();
    const pattern = page.getByLabel(t('company.number.pattern'));
    await see(page.getByRole('dialog').getByText('SO-{YYYY}{MM}-{0000}'));
    await pattern.fill('ACC-{00000}');
    await page.getByLabel(t('company.number.reset'), { exact: true }).selectOption('year');
    await see(page.getByText(language === 'en' ? /give numbers out twice/ : /会产生重复的编号/));
    await pattern.fill(`${letter}{YYYY}-{0000}`);
    await page.getByLabel(t('company.number.next'), { exact: true }).fill('7');
    await see(page.getByText(`${letter}${year}-0007`));
    await picture('settings-number');
    await page.getByRole('button', { name: t('settings.save') }).click();
    await see(page.getByRole('cell', { name: `${letter}${year}-0007` }));
    await picture('settings-numbers');
    const made = await api.create('accounts', { name: `按年编号 ${language}` });
    expect(made.number).toBe(`${letter}${year}-0007`);
  },
);

journey(
  'impossible working hours are told at their day, and the holidays of a year come at a click (PLT-19)',
  { as: 'admin' },
  async ({ page, t, api, picture }) => {
    await page.goto('/settings/working-hours');
    const monday = t('company.weekday.mon');
    const until = page.getByLabel(t('company.spanUntil', { day: monday })).first();
    await until.fill('14:00');
    await page.getByRole('button', { name: t('settings.save') }).click();
    await see(page.locator('.working-day').first().locator('.field-error'));
    await picture('settings-hours-wrong');
    await until.fill('12:30');
    await page.getByRole('button', { name: t('settings.save') }).click();
    await see(page.getByText(t('company.hoursSaved')));
    const saved = await api.call<WorkingHours>('GET', 'settings/workingTime');
    expect(saved.weekdays[0]?.[0]).toEqual({ from: '09:00', until: '12:30' });

    await page.getByLabel(t('company.year')).selectOption(String(new Date().getFullYear()));
    await page.getByRole('button', { name: t('company.holidaysFetch') }).click();
    await page.getByRole('link', { name: t('company.holidaysList') }).click();
    await see(
      page
        .getByRole('cell')
        .filter({ hasText: `${new Date().getFullYear()}` })
        .first(),
    );
    await picture('settings-holidays');
  },
);

journey(
  'the company’s settings fit on a phone (PLT-18, PLT-19)',
  { as: 'admin', in: ['zh-CN'], screen: { viewport: { width: 375, height: 812 }, colorScheme: 'dark' } },
  async ({ page, t, picture }) => {
    for (const address of [
      '/settings',
      '/settings/numbers',
      '/settings/working-hours',
      '/settings/company',
    ]) {
      await page.goto(address);
      await see(page.getByRole('heading', { level: 1 }));
      const [wide, screen] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(wide, address).toBeLessThanOrEqual(screen ?? 0);
      await picture(`phone${address.replaceAll('/', '-')}`);
    }
    await page.goto('/settings/company');
    await see(page.getByLabel(t('company.taxNumber')));
  },
);

journey(
  'two people at the company’s settings keep what each of them typed (PLT-18)',
  { as: 'admin' },
  async ({ page, t, api, language }) => {
    const street = `杭州市滨江区 ${language} 18 号`;
    const number = `9133-${language}`;
    await page.goto('/settings/company');
    await page.getByLabel(t('settings.address'), { exact: true }).fill(street);
    await api.call('PATCH', 'settings/company', { taxNumber: number });
    await page.getByRole('button', { name: t('settings.save') }).click();
    await see(page.getByText(t('settings.saved')));
    expect(await api.call('GET', 'settings/company')).toMatchObject({ address: street, taxNumber: number });
    await eventually(() => page.getByLabel(t('company.taxNumber')).inputValue()).toBe(number);
  },
);

/** A single green pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

journey(
  'the logo of the company stands above the menu from the moment it is saved (PLT-19)',
  { as: 'admin' },
  async ({ page, t, api }) => {
    const menu = page.getByRole('navigation', { name: t('frame.menu'), exact: true });
    await page.goto('/settings/company');
    await see(menu.getByText(t('frame.product')));
    const file = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };
    await page.getByRole('main').locator('input[type=file]').setInputFiles(file);
    await see(page.getByText('logo.png'));
    await page.getByRole('button', { name: t('settings.save') }).click();
    const { name } = await api.call<{ name: string }>('GET', 'settings/company');
    const logo = menu.getByRole('img', { name });
    await see(logo);
    await eventually(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await api.call('PATCH', 'settings/company', { logo: null });
    await page.reload();
    await see(menu.getByText(t('frame.product')));
  },
);
