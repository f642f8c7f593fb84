import { expect } from 'vitest';
import { arrive, eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

const count = 200;

journey(
  'of a quote of two hundred lines those in sight are drawn; the keyboard reaches them all (INV-05)',
  { as: 'admin', timeout: 180_000 },
  async ({ page, api, t, language }) => {
    const account = await api.create('accounts', { name: `长单客户 ${language}` });
    const quote = await api.create('quotes', {
      name: `长报价 ${language}`,
      account: account.id,
      validUntil: '2099-12-31',
      lines: Array.from({ length: count }, (_, nth) => ({
        description: `第 ${nth + 1} 项`,
        quantity: '1',
        price: '10',
      })),
    });
    const cell = (row: number, column: string) => page.locator(`[data-cell="${row}-${column}"]`);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-cell'));
    await page.goto(`/quotes/${quote.id}/edit`);
    await see(cell(0, 'quantity'));
    expect(await page.locator('.lines-editor tbody tr').count()).toBeLessThan(60);

    // Down, line by line, far beyond what was in sight.
    await cell(0, 'quantity').focus();
    for (let row = 1; row <= 60; row++) {
      await page.keyboard.press('ArrowDown');
      await eventually(focused).toBe(`${row}-quantity`);
    }
    await page.keyboard.press('Control+A');
    await page.keyboard.type('5');
    await see(page.locator('.line-total').getByText('2,040.00'));

    // What is typed in stays where it is while one looks elsewhere.
    await page.locator('.form-body').evaluate((body) => body.scrollTo(0, body.scrollHeight));
    await see(cell(count - 1, 'item'));
    expect(await focused()).toBe('60-quantity');
    await page.keyboard.type('0');
    await see(page.locator('.line-total').getByText('2,490.00'));

    // A new line stands at the end, and one goes to it.
    await page.getByRole('button', { name: t('lines.add') }).click();
    await eventually(focused).toBe(`${count}-item`);
    await page.keyboard.type('最后一项');
    await cell(count, 'price').fill('1');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, new RegExp(`/quotes/${quote.id}$`));
    const saved = await api.get('quotes', Number(quote.id));
    const lines = saved.lines as { description: string; quantity: string }[];
    expect(lines).toHaveLength(count + 1);
    expect(lines[60]).toMatchObject({ description: '第 61 项', quantity: '50.0000' });
  },
);
