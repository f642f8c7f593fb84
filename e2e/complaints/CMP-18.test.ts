import { expect } from 'vitest';
import { chooseInRecordMenu, dialog, row } from '../harness/acts.ts';
import { eventually, gone, see } from '../harness/see.ts';
import { journey } from '../harness/stage.ts';

journey(
  'CMP-18 控制客户资源，避免非正常流失: who has a customer, who had it, who sees it, who took it out, and which ones are about to be lost',
  { as: 'admin', timeout: 240_000 },
  async (visit) => {
    const { page, t, words, cast, api, company, language, another, picture } = visit;
    const { sales, colleague } = cast.people;
    const name = `流失预警客户 ${language}`;
    const seller = await company.api('sales');
    const account = await seller.create('accounts', {
      name,
      type: 'customer',
      lastContactedAt: new Date(Date.now() - 40 * 86_400_000).toISOString(),
    });
    const next = await api.named('users', colleague.name);
    const head = await company.api('head');
    await head.call('POST', `accounts/${account.id}/transfer`, { to: { user: next.id }, along: [] });

    // One click: who is about to be lost, because nobody has talked to them for a month.
    await page.goto('/accounts');
    await page.getByRole('link', { name: words.view('accounts', 'silent'), exact: true }).click();
    await page.getByRole('searchbox', { name: t('list.quickFilter') }).fill(name);
    await see(row(page, name));
    await picture('CMP-18-silent');

    // From the customer, one click: who has it and who had it, since when, and how it left them.
    await row(page, name).getByRole('link', { name, exact: true }).click();
    await page.getByRole('tab', { name: t('record.history'), exact: true }).click();
    const owners = page.locator('.pool-owners li');
    await eventually(() => owners.count()).toBe(2);
    expect(await owners.nth(0).innerText()).toContain(colleague.name);
    expect(await owners.nth(1).innerText()).toContain(sales.name);
    await picture('CMP-18-owners');
    // Two clicks: who sees it, and why.
    await chooseInRecordMenu(page, words, t('access.action'));
    const who = dialog(page, t('access.title'));
    await see(who.locator('.access-person').filter({ hasText: colleague.name }).first());
    await gone(who.locator('.access-person').filter({ hasText: sales.name }));
    await page.keyboard.press('Escape');

    // Nobody takes customers out whose role does not say so, and who does is in the operation log.
    const sellersScreen = await another('sales');
    await sellersScreen.goto('/accounts');
    await see(sellersScreen.getByRole('table'));
    expect(await sellersScreen.getByRole('button', { name: t('list.export'), exact: true }).count()).toBe(0);
    expect((await seller.send('GET', 'accounts/export?format=csv')).status).toBe(403);
    const where = encodeURIComponent(JSON.stringify({ name }));
    const exported = await head.send('GET', `accounts/export?format=csv&where=${where}`);
    expect(await exported.text()).toContain(name);
    await page.goto('/audit-log?view=exports');
    await see(row(page, cast.people.head.name).first());
    await picture('CMP-18-exports');

    // Whoever leaves leaves the customers here.
    await page.goto(`/users/${next.id}`);
    await see(page.getByRole('link', { name: t('leave.action'), exact: true }));
    await expect(api.change('users', next.id, { status: 'inactive' })).rejects.toMatchObject({ status: 422 });
  },
);
