import { expect } from 'vitest';
import { chooseInRecordMenu, row } from './harness/acts.ts';
import { arrive, eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'goods arrive in parts and leave in parts, the stock card tells it, a cancelled invoice brings them back, a count is booked (INV-07, INV-08, INV-09, INV-10)',
  { as: 'admin', timeout: 300_000 },
  async ({ page, api, t, words, language, picture }) => {
    // A second try finds what the first has made.
    const tag = `${language === 'en' ? 'E' : 'Z'}${Date.now() % 100_000}`;
    const goods = `铜阀 ${tag}`;
    const { records: warehouses } = await api.find('warehouses');
    if (warehouses.length === 0) await api.create('warehouses', { name: '总仓', isDefault: true });
    const category = await api.create('product-categories', { name: `阀门 ${tag}` });
    const product = await api.create('products', {
      name: goods,
      unit: '只',
      price: '80',
      cost: '50',
      category: category.id,
    });
    const vendor = await api.create('vendors', { name: `宁波铜业 ${tag}` });
    const account = await api.create('accounts', { name: `海川水务 ${tag}` });
    const line = (quantity: string, price: string) => [
      { item: { module: 'products', id: product.id }, quantity, price },
    ];
    const stock = async () => {
      const { onHand, reserved } = await api.get('products', product.id);
      return [Number(onHand), Number(reserved ?? 0)];
    };
    const press = (path: string, action: string) =>
      page.getByRole('button', { name: words.action(path, action), exact: true }).click();
    const here = () => Number(/\d+$/.exec(new URL(page.url()).pathname)?.[0]);
    const status = (path: string, id: number) => async () => (await api.get(path, id)).status;

    // Bought: four of ten arrive, then the rest.
    const bought = await api.create('purchase-orders', { vendor: vendor.id, lines: line('10', '50') });
    await page.goto(`/purchase-orders/${bought.id}`);
    await see(page.locator('.lines-read').getByText(goods), page.locator('.line-total').getByText('500.00'));
    await press('purchase-orders', 'order');
    await eventually(status('purchase-orders', bought.id)).toBe('ordered');
    const receive = async (awaited: string, arrived: string) => {
      await press('purchase-orders', 'receive');
      const box = page.getByRole('dialog');
      await see(box.getByText(`${awaited} 只`));
      await box.getByLabel(new RegExp(t('purchases.arrived'))).fill(arrived);
      await picture(`receive-${awaited}`);
      await box.getByRole('button', { name: t('purchases.book') }).click();
    };
    await receive('10', '4');
    await eventually(status('purchase-orders', bought.id)).toBe('partlyReceived');
    expect(await stock()).toEqual([4, 0]);
    // How much of the line has come stands beside what was ordered.
    await see(page.locator('.lines-read .line-settled .line-open').getByText('4'));
    await receive('6', '6');
    await eventually(status('purchase-orders', bought.id)).toBe('received');
    await picture('purchase-received');

    // Sold: eight are reserved; three leave, then five.
    const order = await api.create('sales-orders', {
      name: `一期 ${tag}`,
      account: account.id,
      lines: line('8', '80'),
    });
    await page.goto(`/sales-orders/${order.id}`);
    await press('sales-orders', 'confirm');
    await eventually(stock).toEqual([10, 8]);
    const shipment = async () => {
      await press('sales-orders', 'invoice');
      await arrive(page, /^\/invoices\/\d+/);
      await see(page.locator('.lines-read').getByText(goods));
      return here();
    };
    const ship = async () => {
      await press('invoices', 'ship');
      const box = page.getByRole('dialog');
      await box.getByLabel(t('shipping.carrier')).fill('顺丰');
      await box.getByRole('button', { name: t('shipping.ship'), exact: true }).click();
    };
    const first = await shipment();
    await page
      .getByRole('button', { name: t('record.editField', { field: words.field('invoices', 'lines') }) })
      .click();
    await page.locator('[data-cell="0-quantity"]').fill('3');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.locator('.lines-read').getByText('3 只'));
    await eventually(async () => (await api.get('invoices', first)).total).toBe('240.00');
    await ship();
    await eventually(stock).toEqual([7, 5]);
    await page.goto(`/sales-orders/${order.id}`);
    await see(page.locator('.lines-read .line-settled .line-open').getByText('3'));
    const second = await shipment();
    await see(page.locator('.lines-read').getByText('5 只'));
    await ship();
    await eventually(stock).toEqual([2, 0]);
    await picture('invoice-shipped');

    // Cancelled: out of the way in the menu, with a reason; what left comes back.
    expect(second).not.toBe(first);
    await page.goto(`/invoices/${first}`);
    const cancel = words.action('invoices', 'cancel');
    await chooseInRecordMenu(page, words, cancel);
    const why = page.getByRole('dialog');
    await why.getByRole('textbox').fill('客户退货');
    await why.getByRole('button', { name: cancel, exact: true }).last().click();
    await eventually(status('invoices', first)).toBe('cancelled');
    await eventually(stock).toEqual([5, 3]);

    // The stock card: in, in, out, out, back; each with what was left.
    await page.goto(`/products/${product.id}`);
    const stockCard = (await api.modules())
      .find(({ path }) => path === 'products')
      ?.related.find((list) => list.module === 'stock-movements');
    const card = page
      .locator('.related-card')
      .filter({ hasText: stockCard?.label[language === 'en' ? 'en' : 'zh'] ?? '' });
    await card.getByRole('button', { name: t('fields.all') }).click();
    await arrive(page, /^\/stock-movements\?/);
    await eventually(() => page.getByRole('row').count()).toBe(6);
    await picture('stock-card');

    // Counted: one is missing, and after booking it is so on the books, too.
    const take = await api.create('stock-takes', { subject: `盘点 ${tag}`, category: category.id });
    await page.goto(`/stock-takes/${take.id}`);
    await press('stock-takes', 'sheet');
    await eventually(status('stock-takes', take.id)).toBe('counting');
    await page.goto(`/stock-counts?where=${encodeURIComponent(JSON.stringify({ take: take.id }))}`);
    const counted = row(page, goods)
      .getByRole('cell')
      .nth(await columnOf(words.field('stock-counts', 'counted')));
    await counted.dblclick();
    await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await eventually(async () => (await api.get('stock-takes', take.id)).differing).toBe(1);
    await page.goto(`/stock-takes/${take.id}`);
    await see(
      page.locator('.related-card').getByText(goods),
      page.locator('.related-row').getByText('4', { exact: true }),
    );
    await picture('stock-take');
    await press('stock-takes', 'book');
    await eventually(status('stock-takes', take.id)).toBe('booked');
    expect(await stock()).toEqual([4, 3]);

    async function columnOf(heading: string): Promise<number> {
      await see(row(page, goods));
      const headings = await page.getByRole('columnheader').allInnerTexts();
      return headings.findIndex((one) => one.trim() === heading);
    }
  },
);
