import type { NotificationsAnswer } from '@gejie/core';
import { expect } from 'vitest';
import { choose, field, optionNamed } from './harness/acts.ts';
import { eventually, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const twoYearsAgo = () => `${Number(today().slice(0, 4)) - 2}${today().slice(4).replace('02-29', '02-28')}`;

/** Fills in a rule over the close date of deals, and saves it. */
async function makeRule({ page, words }: Visit, name: string, subject: string, gives: 'task' | 'notice') {
  const label = (one: string) => words.field('date-rules', one);
  await page.goto('/date-rules/new');
  await field(page, label('name')).fill(name);
  await field(page, label('module')).click();
  await optionNamed(page, words.of(words.module('opportunities').label)).click();
  await choose(page, label('dateField'), words.field('opportunities', 'closeDate'));
  await page.keyboard.press('Escape');
  await field(page, label('amount')).fill('2');
  await choose(page, label('span'), words.choice('date-rules', 'span', 'year'));
  await choose(page, label('gives'), words.choice('date-rules', 'gives', gives));
  await field(page, label('subject')).fill(subject);
}

journey(
  'CAL-03 an administrator makes “two years after the purchase” in the browser: the task of those who sold it is there at once, and a notice where a notice is enough',
  { as: 'admin', timeout: 180_000 },
  async (visit) => {
    const { page, t, cast, company, another, language, picture } = visit;
    const seller = await company.api('sales');
    const account = await seller.create('accounts', { name: `昆德机电 ${language}` });
    const deal = `两年前的设备 ${language}`;
    const bought = { name: deal, account: account.id, closeDate: twoYearsAgo(), stage: 'won' };
    await seller.create('opportunities', bought);

    await makeRule(visit, `购买两年回访 ${language}`, `购买满两年，回访 ${language}`, 'task');
    await picture('date-rule-form');
    await page
      .getByRole('button', { name: t('form.save'), exact: true })
      .first()
      .click();
    await see(page.getByRole('heading', { name: `购买两年回访 ${language}`, level: 1 }));
    await picture('date-rule');

    const screen = await another('sales');
    await screen.goto('/tasks');
    const task = screen.getByRole('link', { name: `购买满两年，回访 ${language}：${deal}` });
    const arrived = async () =>
      (await seller.find('tasks', { where: { subject: `购买满两年，回访 ${language}：${deal}` } })).records;
    await eventually(async () => (await arrived()).length).toBe(1);
    await screen.reload();
    await see(task);
    await picture('date-rule-task', screen);
    await task.click();
    await see(screen.getByRole('link', { name: deal }).first());

    await makeRule(visit, `满两年通知 ${language}`, `购买已满两年 ${language}`, 'notice');
    await page
      .getByRole('button', { name: t('form.save'), exact: true })
      .first()
      .click();
    await see(page.getByRole('heading', { name: `满两年通知 ${language}`, level: 1 }));
    const told = async () =>
      (await seller.call<NotificationsAnswer>('GET', 'notifications')).notifications.filter(
        ({ kind, record }) => kind === 'reminder.day' && record?.label === deal,
      ).length;
    await eventually(told).toBe(1);
    await screen.locator('.bell').click();
    await see(
      screen
        .locator('.notice')
        .filter({ hasText: `购买已满两年 ${language}` })
        .filter({ hasText: deal }),
    );
    await picture('date-rule-notice', screen);
    expect((await arrived()).length).toBe(1);
    expect(cast.people.sales.name).toBe((await arrived())[0]?.owner?.label);
    for (const name of [`购买两年回访 ${language}`, `满两年通知 ${language}`])
      await visit.api.remove('date-rules', (await visit.api.named('date-rules', name)).id);
  },
);
