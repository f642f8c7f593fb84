import { expect } from 'vitest';
import { field, refer } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'the customer’s price comes by itself, a larger quantity changes it, and what somebody types stays (INV-04)',
  { as: 'admin', timeout: 240_000 },
  async ({ page, api, t, words, language, picture }) => {
    // A second try finds what the first has made.
    const tag = `${language === 'en' ? 'E' : 'Z'}${Date.now() % 100_000}`;
    const [customer, book] = [`岭南水务 ${tag}`, `岭南协议价 ${tag}`];
    const account = await api.create('accounts', { name: customer });
    const meter = await api.create('products', { name: `水表 ${tag}`, unit: '台', price: '100', cost: '60' });
    const entry = (quantity: string, price: string) => ({
      item: { module: 'products', id: meter.id },
      quantity,
      price,
    });
    const { id: bookId } = await api.create('price-books', {
      name: book,
      accounts: [account.id],
      lines: [entry('1', '90'), entry('10', '80')],
    });
    const cell = (column: string) => page.locator(`[data-cell="0-${column}"]`);
    const price = () => cell('price').inputValue();
    const addMeter = async () => {
      await page.getByRole('button', { name: t('lines.add') }).click();
      // Every price that stands there for a moment.
      await page.evaluate(() => {
        const seen = new Set<string>();
        Object.assign(window, { pricesSeen: seen });
        const look = () => {
          const input = document.querySelector<HTMLInputElement>('[data-cell="0-price"]');
          if (input?.value) seen.add(input.value);
          requestAnimationFrame(look);
        };
        look();
      });
      await page.keyboard.type(`水表 ${tag}`);
      await see(page.getByRole('option', { name: new RegExp(`水表 ${tag}`) }));
      await page.keyboard.press('Enter');
    };
    const start = async () => {
      await page.goto('/quotes/new');
      await field(page, words.field('quotes', 'name')).fill(`报价 ${tag}`);
    };
    const choose = () => refer(page, words.field('quotes', 'account'), tag, customer);

    // The customer first: one price, the customer's, and where it is from.
    await start();
    await choose();
    await addMeter();
    await eventually(price).toBe('90');
    await see(page.locator('.line-from').getByText(book));
    expect(
      await page.evaluate(() => [...(window as unknown as { pricesSeen: Set<string> }).pricesSeen]),
    ).toEqual(['90']);
    await cell('quantity').fill('10');
    await eventually(price).toBe('80');
    await see(page.locator('.line-total').getByText('800.00'));
    await picture('price-of-customer');

    // What is typed over it stays, whatever the quantity, and is nobody's book any more.
    await cell('price').fill('77');
    await page.keyboard.press('Tab');
    await gone(page.locator('.line-from'));
    await cell('quantity').fill('1');
    await see(page.locator('.line-total').getByText('77.00'));
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, /^\/quotes\/\d+/);
    const id = Number(/\d+/.exec(new URL(page.url()).pathname)?.[0]);
    expect(await api.get('quotes', id)).toMatchObject({ total: '77.00', lines: [{ price: '77.0000' }] });

    // The customer later: the list price gives way to the customer's.
    await start();
    await addMeter();
    await eventually(price).toBe('100');
    await choose();
    await eventually(price).toBe('90');
    await see(page.locator('.line-from').getByText(book));
    // Saved from within the cell, what stands in it counts, in whatever digits.
    await cell('discount').fill('１０％');
    await page.keyboard.press('Control+Enter');
    await arrive(page, /^\/quotes\/(?!new)\d+/);
    const next = Number(/\d+/.exec(new URL(page.url()).pathname)?.[0]);
    expect(await api.get('quotes', next)).toMatchObject({ lines: [{ price: '90.0000' }], total: '81.00' });

    // What is wrong in a line is said in that line, where somebody goes on typing.
    await page.goto(`/price-books/${bookId}/edit`);
    const second = page.locator('[data-cell="1-quantity"]');
    await second.fill('1');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.locator('tr', { has: second }).locator('.field-error'));
    await eventually(() => second.evaluate((cell) => cell === document.activeElement)).toBe(true);
    await picture('price-book-line-at-fault');
    await second.fill('20');
    await gone(page.locator('tr', { has: second }).locator('.field-error'));
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, new RegExp(`^/price-books/${bookId}$`));
  },
);
