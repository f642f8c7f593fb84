import { expect } from 'vitest';
import { chooseInRecordMenu } from './harness/acts.ts';
import { arrive, eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'pieces are scanned as they arrive, picked as they leave, and come back by their numbers (INV-08, INV-09)',
  { as: 'admin' },
  async ({ page, api, t, words, language, picture }) => {
    const tag = `${language === 'en' ? 'E' : 'Z'}${Date.now() % 100_000}`;
    const goods = `流量计 ${tag}`;
    const { records: warehouses } = await api.find('warehouses');
    if (warehouses.length === 0) await api.create('warehouses', { name: '总仓', isDefault: true });
    const { id: product } = await api.create('products', { name: goods, unit: '台', serialTracked: true });
    const { id: vendor } = await api.create('vendors', { name: `序列供应商 ${tag}` });
    const { id: account } = await api.create('accounts', { name: `序列客户 ${tag}` });
    const lines = (quantity: string) => [
      { item: { module: 'products', id: product }, quantity, price: '100' },
    ];
    const states = async () => {
      const { records } = await api.find('serial-numbers', { where: { product } });
      return Object.fromEntries(records.map(({ serial, state }) => [serial, state]));
    };
    const press = (path: string, action: string) =>
      page.getByRole('button', { name: words.action(path, action), exact: true }).click();
    const scan = () => page.getByRole('dialog').getByLabel(`${goods} ${t('serials.label')}`);

    // Two arrive; one number short is said, and nothing is booked.
    const bought = await api.create('purchase-orders', { vendor, lines: lines('2') });
    await page.goto(`/purchase-orders/${bought.id}`);
    await press('purchase-orders', 'receive');
    const box = page.getByRole('dialog');
    await scan().fill(`${tag}-1`);
    await see(box.getByText(t('serials.count', { given: 1, needed: 2 })));
    await box.getByRole('button', { name: t('purchases.book') }).click();
    await see(box.getByRole('alert'));
    await scan().fill(`${tag}-1\n${tag}-2`);
    await picture('serials-received');
    await box.getByRole('button', { name: t('purchases.book') }).click();
    await eventually(states).toEqual({ [`${tag}-1`]: 'inStock', [`${tag}-2`]: 'inStock' });

    // One of them leaves: picked from what is there.
    const sold = await api.create('invoices', { name: `发货 ${tag}`, account, lines: lines('1') });
    await page.goto(`/invoices/${sold.id}`);
    await press('invoices', 'ship');
    await box.getByRole('button', { name: `${tag}-2`, exact: true }).click();
    await picture('serials-shipped');
    await box.getByRole('button', { name: t('shipping.ship'), exact: true }).click();
    await eventually(states).toEqual({ [`${tag}-1`]: 'inStock', [`${tag}-2`]: 'shipped' });
    await page.goto('/serial-numbers');
    await see(
      page
        .getByRole('row')
        .filter({ hasText: `${tag}-2` })
        .getByText(`序列客户 ${tag}`),
    );

    // Sent back: it stands in stock again, under its number.
    await page.goto(`/invoices/${sold.id}`);
    const cancel = words.action('invoices', 'cancel');
    await chooseInRecordMenu(page, words, cancel);
    await box.getByRole('button', { name: cancel, exact: true }).last().click();
    await eventually(states).toEqual({ [`${tag}-1`]: 'inStock', [`${tag}-2`]: 'inStock' });
  },
);

journey(
  'what falls below its reorder level is told of, and one click drafts its purchase (INV-09, INV-11)',
  { as: 'admin' },
  async ({ page, api, words, language, picture }) => {
    const tag = `${language === 'en' ? 'E' : 'Z'}${Date.now() % 100_000}`;
    const goods = `密封圈 ${tag}`;
    const { records: warehouses } = await api.find('warehouses');
    if (warehouses.length === 0) await api.create('warehouses', { name: '总仓', isDefault: true });
    const { id: vendor } = await api.create('vendors', { name: `密封件厂 ${tag}` });
    const { id: product } = await api.create('products', {
      name: goods,
      unit: '只',
      cost: '2',
      reorderLevel: '20',
      vendor,
    });
    await page.goto('/products?view=toReorder');
    await page.getByRole('row').filter({ hasText: goods }).getByRole('link').first().click();
    await arrive(page, `/products/${product}`);
    await page.getByRole('button', { name: words.action('products', 'reorder'), exact: true }).click();
    await arrive(page, /^\/purchase-orders\/\d+/);
    await see(page.locator('.lines-read').getByText(goods), page.locator('.lines-read').getByText('20 只'));
    await picture('reordered');
    const drafted = Number(/\d+$/.exec(new URL(page.url()).pathname)?.[0]);
    expect(await api.get('purchase-orders', drafted)).toMatchObject({
      status: 'draft',
      proposed: true,
      vendor: { id: vendor },
      lines: [{ quantity: '20.0000' }],
    });
  },
);
