import { expect } from 'vitest';
import { see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'a deal shows who takes part in it and as what, and a contact in which deals (SAL-01)',
  { as: 'admin' },
  async ({ page, api, cast, language, picture }) => {
    const account = await api.named('accounts', cast.accounts.telecom);
    const values = { account: account.id, influence: 'decisionMaker' };
    const contact = await api.create('contacts', { name: `周总 ${language}`, ...values });
    const deal = await api.create('opportunities', {
      name: `二期 ${language}`,
      account: account.id,
      closeDate: '2030-01-31',
    });
    await api.create('opportunity-contacts', {
      opportunity: deal.id,
      contact: contact.id,
      part: `签合同 ${language}`,
    });
    const row = (name: string) => page.locator('.related-row').filter({ hasText: name });

    await page.goto(`/opportunities/${deal.id}`);
    await see(row(`周总 ${language}`));
    const said = await row(`周总 ${language}`).innerText();
    expect(said).toContain(language === 'en' ? 'Decision maker' : '决策人');
    expect(said).toContain(`签合同 ${language}`);
    await picture('deal-roles');

    await page.goto(`/contacts/${contact.id}`);
    await see(row(`二期 ${language}`));
    await picture('contact-deals');
    await row(`二期 ${language}`).click();
    await page.waitForURL(/opportunity-contacts/);
  },
);
