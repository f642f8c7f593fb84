import { expect } from 'vitest';
import { chooseInRecordMenu, field, refer } from './harness/acts.ts';
import { arrive, eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'a quote by keyboard and from a sheet, sent, revised, compared, ordered (INV-05, INV-06, INV-07)',
  { as: 'admin', timeout: 300_000 },
  async ({ page, api, t, words, language, picture, another }) => {
    const customer = `海川水务 ${language}`;
    // A second try finds what the first has made.
    const tag = `${language === 'en' ? 'E' : 'Z'}${Date.now() % 100_000}`;
    await api.create('accounts', { name: customer });
    await api.create('products', {
      name: `智能水表 ${tag}`,
      code: `${tag}-100`,
      unit: '台',
      price: '400',
      cost: '250',
    });
    await api.create('products', {
      name: `远控阀 ${tag}`,
      code: `${tag}-200`,
      unit: '只',
      price: '120',
      cost: '80',
    });
    const cell = (row: number, column: string) => page.locator(`[data-cell="${row}-${column}"]`);

    // What was taken from the customer who stood there first gives way to the next one's: goods go where they belong.
    const other = `临江水务 ${tag}`;
    const street = `滨江路 ${tag}`;
    await api.create('accounts', { name: other, shippingAddress: { province: '浙江省', street } });
    await page.goto('/sales-orders/new');
    const subject = field(page, words.field('sales-orders', 'name'));
    await refer(page, words.field('sales-orders', 'account'), tag, other);
    await eventually(() => page.locator(`input[value="${street}"]`).count()).toBe(1);
    await refer(page, words.field('sales-orders', 'account'), '海川', customer);
    await eventually(() => subject.inputValue()).toBe(customer);
    await eventually(() => page.locator(`input[value="${street}"]`).count()).toBe(0);
    await page.getByRole('button', { name: t('form.cancel'), exact: true }).click();
    await page.getByRole('button', { name: t('form.discard'), exact: true }).click();

    // Without the mouse: found by a fragment, taken with Enter, also before anything was found; the next line with Enter.
    await page.goto('/quotes/new');
    await field(page, words.field('quotes', 'name')).fill(`水表报价 ${language}`);
    const account = field(page, words.field('quotes', 'account'));
    await account.fill(customer);
    await account.press('Enter');
    await see(page.locator('.reference-select').filter({ hasText: customer }));
    await page.getByRole('button', { name: t('lines.add') }).click();
    await page.keyboard.type(`水表 ${tag}`);
    await page.keyboard.press('Enter');
    await eventually(() => cell(0, 'price').inputValue()).toBe('400');
    await cell(0, 'quantity').fill('10');
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(
      '1-item',
    );
    // What no item is called by stands as words of its own, and Enter leads on at once.
    await page.keyboard.type(`吊装 ${tag}`);
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(
      '2-item',
    );
    expect(await cell(1, 'item').inputValue()).toBe(`吊装 ${tag}`);
    await page.getByRole('button', { name: t('lines.remove', { row: 2 }) }).click();
    await cell(1, 'item').focus();

    // From a sheet: headings in their own order, full-width digits, merged cells, a code for a name.
    const sheet = `编码\t数量\t单价\n${tag}-200\t１２\t\n\t3\t￥1,110.50\n不知名的东西\t若干\t5\n${tag}-200\t\n合计\t`;
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, sheet);
    await eventually(() => cell(1, 'item').inputValue()).toBe(`远控阀 ${tag}`);
    expect(await cell(1, 'quantity').inputValue()).toBe('12');
    await eventually(() => cell(1, 'price').inputValue()).toBe('120');
    expect(await cell(2, 'price').inputValue()).toBe('1110.50');
    // Where nothing is taken off, no discount is blamed for a quantity below nought.
    await cell(2, 'quantity').fill('-3');
    await see(page.locator('tr', { has: cell(2, 'quantity') }).locator('.field-error'));
    expect(
      await page
        .locator('tr', { has: cell(2, 'quantity') })
        .locator('.field-error')
        .count(),
    ).toBe(1);
    await cell(2, 'quantity').fill('3');
    await see(page.locator('.line-totals').getByText(t('lines.margin')));

    // What is no figure is said at its cell, and nothing is lost.
    await see(page.locator('tr', { has: cell(3, 'quantity') }).locator('.field-error'));
    expect(await cell(3, 'quantity').inputValue()).toBe('若干');
    // A name alone is the item, once; the sum of the sheet is none.
    expect(await cell(4, 'item').inputValue()).toBe(`远控阀 ${tag}`);
    expect(await cell(4, 'quantity').inputValue()).toBe('1');
    expect(await cell(5, 'item').count()).toBe(0);
    await picture('quote-lines');
    await page.getByRole('button', { name: t('lines.remove', { row: 5 }) }).click();
    await page.getByRole('button', { name: t('lines.remove', { row: 4 }) }).click();
    await cell(0, 'discount').fill('5%');
    await page.keyboard.press('Tab');
    await see(page.locator('.line-totals').getByText('8,571.50').first());
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, /^\/quotes\/\d+/);
    const id = Number(/\d+/.exec(new URL(page.url()).pathname)?.[0]);
    expect(await api.get('quotes', id)).toMatchObject({ subtotal: '8571.50', lines: { length: 3 } });
    await picture('quote');

    // Opened again, a line that is changed asks for its price, and is saved.
    await page.goto(`/quotes/${id}/edit`);
    const asked = page.waitForResponse((answer) => /\/prices/.test(answer.url()));
    await cell(0, 'quantity').fill('11');
    await (await asked).finished();
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, new RegExp(`^/quotes/${id}$`));
    expect(await api.get('quotes', id)).toMatchObject({ lines: [{ quantity: '11.0000' }, {}, {}] });

    await api.change('quotes', id, { validUntil: '2099-12-31' });
    await page.reload();
    await page.getByRole('button', { name: words.action('quotes', 'send') }).click();
    await eventually(async () => (await api.get('quotes', id)).status).toBe('sent');

    // The next version, beside the first.
    await chooseInRecordMenu(page, words, words.action('quotes', 'revise'));
    await arrive(page, new RegExp(`^/quotes/(?!${id}\\b)\\d+`));
    const next = Number(/\d+/.exec(new URL(page.url()).pathname)?.[0]);
    const { lines } = (await api.get('quotes', next)) as unknown as { lines: Record<string, unknown>[] };
    await api.change('quotes', next, {
      validUntil: '2099-12-31',
      lines: lines.with(0, { ...lines[0], price: '390' }),
    });
    await page.getByRole('tab', { name: t('quotes.versions') }).click();
    await see(page.locator('.version-differs').first());
    await picture('quote-versions');

    // Ordered: what remains, and the order is where one goes.
    await page.getByRole('button', { name: words.action('quotes', 'send') }).click();
    await eventually(async () => (await api.get('quotes', id)).status).toBe('superseded');
    await page.getByRole('button', { name: words.action('quotes', 'order') }).click();
    await arrive(page, /^\/sales-orders\/\d+/);
    await page.getByRole('button', { name: words.action('sales-orders', 'confirm') }).click();
    const order = Number(/\d+/.exec(new URL(page.url()).pathname)?.[0]);
    await eventually(async () => (await api.get('sales-orders', order)).status).toBe('confirmed');
    await picture('sales-order');

    // Two clerks on one draft: each on another line, both stay.
    await api.call('POST', `sales-orders/${order}/reopen`, {});
    await page.goto(`/sales-orders/${order}/edit`);
    await see(cell(0, 'quantity'));
    const colleague = await another('admin');
    await colleague.goto(`/sales-orders/${order}/edit`);
    await colleague.locator('[data-cell="1-quantity"]').fill('15');
    await colleague.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(colleague, /^\/sales-orders\/\d+$/);
    await cell(0, 'quantity').fill('11');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, /^\/sales-orders\/\d+$/);
    expect(await api.get('sales-orders', order)).toMatchObject({
      lines: [{ quantity: '11.0000' }, { quantity: '15.0000' }, { quantity: '3.0000' }],
    });
  },
);
