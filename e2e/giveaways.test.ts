import { expect } from 'vitest';
import { field, refer } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'ten bought and one free: said in the product’s form, proposed while a quote is typed, taken out it stays out; a delivery note is offered (INV-01, INV-08)',
  { as: 'admin', timeout: 240_000 },
  async ({ page, api, t, words, language, picture }) => {
    // A second try finds what the first has made.
    const tag = `${language === 'en' ? 'E' : 'Z'}${Date.now() % 100_000}`;
    const customer = `赠品客户 ${tag}`;
    const { records: warehouses } = await api.find('warehouses');
    if (warehouses.length === 0) await api.create('warehouses', { name: '总仓', isDefault: true });
    const account = await api.create('accounts', { name: customer });
    await api.create('products', { name: `扳手 ${tag}`, unit: '把', price: '20' });
    const cell = (row: number, column: string) => page.locator(`[data-cell="${row}-${column}"]`);
    const save = () => page.getByRole('button', { name: t('form.save'), exact: true }).click();
    const here = () => Number(/\d+$/.exec(new URL(page.url()).pathname)?.[0]);

    // What comes free stands with the product.
    await page.goto('/products/new');
    await field(page, words.field('products', 'name')).fill(`智能水表 ${tag}`);
    await page.getByRole('button', { name: t('lines.addGiven') }).click();
    await refer(
      page,
      t('lines.cell', { row: 1, column: t('lines.givenItem') }),
      `扳手 ${tag}`,
      `扳手 ${tag}`,
    );
    const given = page.getByLabel(t('lines.cell', { row: 1, column: t('lines.given') }));
    await given.fill('');
    await given.pressSequentially('1.5');
    expect(await given.inputValue()).toBe('1.5');
    await given.fill('1');
    await picture('giveaway-form');
    await save();
    await arrive(page, /^\/products\/\d+/);
    const meter = here();
    expect(await api.get('products', meter)).toMatchObject({
      giveaways: [{ per: '10.0000', quantity: '1.0000' }],
    });
    await see(page.locator('.given-list').getByText(`扳手 ${tag}`));

    // Twenty give two, nineteen one; what is taken out stays out when it is saved.
    await page.goto('/quotes/new');
    await field(page, words.field('quotes', 'name')).fill(`赠品报价 ${tag}`);
    await refer(page, words.field('quotes', 'account'), tag, customer);
    await page.getByRole('button', { name: t('lines.add') }).click();
    await page.keyboard.type(`智能水表 ${tag}`);
    await see(page.getByRole('option', { name: new RegExp(`智能水表 ${tag}`) }));
    await page.keyboard.press('Enter');
    await cell(0, 'price').fill('100');
    await cell(0, 'quantity').fill('20');
    await eventually(() => cell(1, 'quantity').inputValue()).toBe('2');
    await cell(0, 'quantity').fill('19');
    await eventually(() => cell(1, 'quantity').inputValue()).toBe('1');
    await picture('giveaway-line');
    await page.getByRole('button', { name: t('lines.remove', { row: 2 }) }).click();
    await gone(cell(1, 'quantity'));
    await save();
    await arrive(page, /^\/quotes\/\d+/);
    expect(await api.get('quotes', here())).toMatchObject({ lines: { length: 1 } });

    // The papers of an invoice, one of them without prices.
    const invoice = await api.create('invoices', {
      name: `发货 ${tag}`,
      account: account.id,
      lines: [{ item: { module: 'products', id: meter }, quantity: '10', price: '100' }],
    });
    expect(invoice).toMatchObject({ lines: [{ giveaway: false }, { giveaway: true, quantity: '1.0000' }] });
    await page.goto(`/invoices/${invoice.id}`);
    await page.getByRole('button', { name: t('print.action') }).click();
    const note = language === 'en' ? 'Delivery note' : '送货单';
    await see(page.getByText(t('print.paper.zh', { paper: note })).first());
    await picture('papers');
  },
);
