import { field } from './harness/acts.ts';
import { eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'PLT-20 CMP-07 CMP-08 a template is made beside its page, a quote is sent, verified and accepted by its customer',
  { as: 'admin' },
  async ({ page, words, t, language, api, another, picture }) => {
    const { id: account } = await api.create('accounts', { name: `华东水务集团 ${language}` });
    const { id: product } = await api.create('products', { name: 'SM-1 智能水表', unit: '台', price: '398' });
    const quote = await api.create('quotes', {
      name: `水表报价 ${language}`,
      account,
      validUntil: '2099-12-31',
      lines: [{ item: { module: 'products', id: product }, quantity: '10' }],
    });
    await api.call('POST', `quotes/${quote.id}/send`, {});
    const { number, code } = await api.call<{ number: string; code: string }>('GET', `quotes/${quote.id}`);

    // The administrator makes a template, and sees the page while making it.
    const template = await api.create('print-templates', {
      name: `公司报价 ${language}`,
      module: 'quotes',
      language: language === 'en' ? 'en' : 'zh',
      blocks: [{ kind: 'letterhead' }, { kind: 'table', list: 'lines' }],
    });
    await page.goto(`/print-templates/${template.id}/edit`);
    await see(page.locator('canvas[data-drawn]').first());
    await page.getByRole('button', { name: t('print.add'), exact: true }).click();
    await page.getByRole('menuitem', { name: t('print.block.text'), exact: true }).click();
    const words2 = page.getByRole('textbox', { name: t('print.text', { block: t('print.block.text') }) });
    await words2.fill('{{account.name}} · {{total|capitals}}');
    await picture('print-template');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await eventually(async () =>
      JSON.stringify(await api.call('GET', `print-templates/${template.id}`)),
    ).toContain('total|capitals');

    // The salesperson finds it on the quote, with the link for the customer.
    await page.goto(`/quotes/${quote.id}`);
    await see(page.locator('.customer-link code').filter({ hasText: code }));
    await page.getByRole('button', { name: t('print.action'), exact: true }).click();
    await see(page.getByRole('menuitem', { name: `公司报价 ${language}` }));
    await picture('quote-printed');

    // The customer has number and code on paper, and no account.
    const customer = await another(null);
    await customer.goto('/verify');
    await field(customer, t('customer.number')).fill(number);
    await field(customer, t('customer.code')).fill(code.toLowerCase());
    await customer.getByRole('button', { name: t('customer.look'), exact: true }).click();
    await see(customer.getByText(t('customer.holds')), customer.getByText('¥3,980.00').first());
    await customer.setViewportSize({ width: 375, height: 812 });
    await picture('customer-page', customer);
    await customer
      .getByRole('button', { name: language === 'en' ? 'Accept this quote' : '同意此报价' })
      .click();
    await field(customer, t('customer.by')).fill('李总');
    await customer.getByRole('button', { name: new RegExp(t('customer.confirm', { answer: '' })) }).click();
    await see(customer.getByText(t('customer.state.accepted')));

    await eventually(async () => await api.call('GET', `quotes/${quote.id}`)).toMatchObject({
      status: 'accepted',
      answeredBy: '李总',
    });
    await page.reload();
    await see(page.getByText(words.choice('quotes', 'status', 'accepted')).first());
  },
);
