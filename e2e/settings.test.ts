import type { WorkingHours } from '@gejie/core';
import { expect } from 'vitest';
import { see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

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
