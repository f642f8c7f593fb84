import { expect } from 'vitest';
import { choose, dialog, field, quickForm } from '../harness/acts.ts';
import { eventually, see } from '../harness/see.ts';
import { journey } from '../harness/stage.ts';

/** Pages of what Chromium prints, as the file itself says. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

journey(
  'CMP-09 三个销售员都联系过，他们都承诺过什么; CMP-10 交接简报: a follow-up by keyboard alone, a promise out of a note, what contradicts it, and one page before the meeting',
  { as: 'sales', timeout: 240_000 },
  async ({ page, api, company, t, words, language, picture }) => {
    const name = `海川仪表 ${language}`;
    const account = await api.create('accounts', { name });
    const contact = await api.create('contacts', {
      name: `周敏 ${language}`,
      account: account.id,
      influence: 'decisionMaker',
    });
    const deal = await api.create('opportunities', {
      name: `流量计二期 ${language}`,
      account: account.id,
      closeDate: '2099-01-31',
      nextStep: '送样',
    });
    await api.call('POST', `opportunities/${deal.id}/comments`, { text: 'DN50 单价 1280，含运费' });
    await api.create('commitments', {
      subject: 'DN50 单价',
      kind: 'price',
      value: '1150',
      account: account.id,
      contact: contact.id,
    });

    // Ten seconds, no mouse: what came of the call, and what is next tomorrow.
    await page.goto(`/accounts/${account.id}`);
    await see(page.getByRole('heading', { name }));
    await page.keyboard.press('Control+j');
    const box = dialog(page, t('followUp.title'));
    await see(box.getByLabel(t('followUp.result')));
    await page.keyboard.type('客户同意看样');
    await page.keyboard.press('Tab');
    await page.keyboard.type('带样品上门');
    await page.keyboard.press('Control+Enter');
    await see(box.getByText(t('followUp.dueMissing')));
    await picture('follow-up');
    await box.getByRole('button', { name: t('followUp.tomorrow') }).press('Enter');
    await page.keyboard.press('Control+Enter');
    await see(page.getByText(t('followUp.savedWithNext')));
    const story = page.locator('.story-entry');
    await see(story.filter({ hasText: '客户同意看样' }));
    await see(story.filter({ hasText: '带样品上门' }));

    // The note was written on a deal and is read on the customer; a promise is made of it.
    const note = story.filter({ hasText: 'DN50 单价 1280' });
    await see(note.getByRole('link', { name: `流量计二期 ${language}` }));
    await note.hover();
    await note.getByRole('button', { name: t('promises.write') }).click();
    const form = quickForm(page, words, 'commitments');
    expect(await field(form, words.field('commitments', 'subject')).inputValue()).toContain('DN50 单价 1280');
    await field(form, words.field('commitments', 'value')).fill('1280');
    await choose(form, words.field('commitments', 'kind'), words.choice('commitments', 'kind', 'price'));
    await form.getByRole('button', { name: t('form.save') }).click();
    await page.goto(`/commitments?view=contradicting`);
    await page
      .getByRole('link', { name: /DN50 单价 1280/ })
      .first()
      .click();
    await see(page.getByText(t('promises.contradicted')));
    await picture('CMP-09-contradiction');

    // Filtered on the server: only activities are left.
    await page.goto(`/accounts/${account.id}`);
    await page.getByRole('button', { name: t('record.storyActivities'), exact: true }).click();
    await eventually(() => story.filter({ hasText: 'DN50' }).count()).toBe(0);
    await see(story.filter({ hasText: '客户同意看样' }));
    await picture('PLT-02-story');

    // A full customer: more people, deals, promises, notes, offers and prices than there is room for.
    const many = (count: number, make: (n: number) => Promise<unknown>) =>
      Promise.all(Array.from({ length: count }, (_, n) => make(n)));
    await many(9, (n) =>
      api.create('contacts', { name: `联系人 ${n} ${language}`, account: account.id, title: '采购工程师' }),
    );
    await many(5, (n) =>
      api.create('opportunities', {
        name: `年度框架采购第 ${n} 期 ${language}`,
        account: account.id,
        closeDate: '2099-03-31',
        nextStep: '与采购部确认技术协议与付款方式',
      }),
    );
    await many(6, (n) =>
      api.create('commitments', { subject: `第 ${n} 项承诺`, account: account.id, due: '2099-06-30' }),
    );
    await many(10, (n) =>
      api.call('POST', `accounts/${account.id}/comments`, {
        text: `第 ${n} 次：${'来厂里看了样机，'.repeat(12)}`,
      }),
    );
    const keeper = await company.api('admin');
    const products = await Promise.all(
      Array.from({ length: 7 }, (_, n) =>
        keeper.create('products', { name: `流量计 DN${n + 1}0 ${name}`, price: '1280' }),
      ),
    );
    const quote = await api.create('quotes', {
      name: `报价 ${language}`,
      account: account.id,
      validUntil: '2099-12-31',
      lines: products.map(({ id }) => ({ item: { module: 'products', id }, quantity: '1' })),
    });
    await api.call('POST', `quotes/${quote.id}/send`, {});
    await page.goto(`/accounts/${account.id}`);

    // One click, one page.
    await page.getByRole('button', { name: t('brief.title'), exact: true }).click();
    await see(
      page.getByText(`周敏 ${language}`),
      page.getByText('送样'),
      page.getByRole('heading', { name: t('brief.prices') }),
      page.getByText(`报价 ${language}`).first(),
    );
    await picture('CMP-10-brief');
    expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1);
  },
);
