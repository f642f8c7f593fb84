import { expect } from 'vitest';
import { announcement, dialog, pick } from './harness/acts.ts';
import { gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'a salesperson builds an account team; its member works on the customer, does not share it on, and lets go of it (ACC-05)',
  { as: 'sales', timeout: 240_000 },
  async (visit) => {
    const { page, t, cast, api, company, language, another, picture } = visit;
    const { south } = cast.people;
    const name = `团队客户 ${language}`;
    const account = await api.create('accounts', { name });
    await page.goto(`/accounts/${account.id}`);
    await page.getByRole('button', { name: t('sharing.addMember'), exact: true }).click();
    const box = dialog(page, t('sharing.title', { name }));
    await pick(page, box.getByRole('combobox', { name: t('sharing.user') }), south.name);
    await box.getByText(t('sharing.write'), { exact: true }).click();
    await box.getByLabel(t('sharing.role'), { exact: true }).fill(t('sharing.duty.presales'));
    await box.getByRole('button', { name: t('sharing.share'), exact: true }).click();
    await see(announcement(page, t('sharing.shared', { name: south.name })));
    await page.keyboard.press('Escape');
    await gone(box);
    const card = page.locator('.related-card').filter({ hasText: t('sharing.accountTeam') });
    await see(card.getByText(south.name), card.getByText(t('sharing.duty.presales')));
    await picture('account-team');

    const member = await another('south');
    await member.goto(`/accounts/${account.id}`);
    await see(member.getByRole('heading', { name, level: 1 }));
    const memberApi = await company.api('south');
    expect((await memberApi.change('accounts', account.id, { phone: '0571-22' })).phone).toBe('0571-22');
    // What is shared with somebody is not shared on.
    await see(member.locator('.related-card').getByText(south.name));
    expect(await member.getByRole('button', { name: t('sharing.addMember') }).count()).toBe(0);
    await member
      .locator('.record-actions')
      .getByRole('button', { name: t('frame.more'), exact: true })
      .click();
    await see(member.getByRole('menuitem', { name: t('access.action'), exact: true }));
    expect(await member.getByRole('menuitem', { name: t('sharing.action'), exact: true }).count()).toBe(0);
    await member.keyboard.press('Escape');

    await member.getByRole('button', { name: t('sharing.withCount', { count: 1 }) }).click();
    const shares = dialog(member, t('sharing.title', { name }));
    await shares.getByRole('button', { name: t('sharing.endOf', { name: south.name }) }).click();
    await picture('team-left', member);
    await see(announcement(member, t('sharing.ended', { name: south.name })));
    await member.reload();
    await see(member.getByText(t('frame.notFound')));
    expect((await memberApi.find('accounts', { where: { name } })).records).toEqual([]);
  },
);
