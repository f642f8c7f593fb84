import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { act, linesOf, traders } from '../stock/documents.fixture.ts';
import { goods, warehouseNamed } from '../stock/stock.fixture.ts';
import { pagesOf } from './pdf.fixture.ts';

let app: TestApplication;
let meter: number;
let account: number;
let vendor: number;

beforeAll(async () => {
  app = await openApplication('trade_papers');
  await app.admin.patch('/api/settings/company', {
    name: '锦程机电',
    bankName: '中国银行杭州分行',
    bankAccount: '6217 0001',
  });
  const main = await warehouseNamed(app.admin, '总仓', true);
  ({ account, vendor } = await traders(app));
  meter = await goods(app, 'SM-1 智能水表', main, '10', { unit: '台', cost: '232' });
});
afterAll(() => app.close());

async function printed(...asked: Parameters<typeof pagesPrinted>): Promise<string> {
  return (await pagesPrinted(...asked)).join('\n').replace(/\s+/g, ' ');
}

async function pagesPrinted(
  path: string,
  id: number,
  language: string,
  template = 'standard',
): Promise<string[]> {
  const { rawPayload, statusCode } = await app.http.inject({
    url: `/api/${path}/${id}/print/${template}?language=${language}`,
    headers: { cookie: app.admin.cookie ?? '', 'x-requested-with': 'gejie' },
  });
  expect(statusCode).toBe(200);
  return pagesOf(rawPayload);
}

/** Neither on a customer's nor on a vendor's paper. */
const ours = ['底价 300', '内部备注', 'Internal notes', '毛利', 'Margin', '232', '166'];

describe('PLT-20 What goes out on paper, in both languages, without anything of ours', () => {
  const values = () => ({
    name: '供水二期',
    lines: linesOf([meter, '1', '398']),
    terms: '预付 30%',
    description: '底价 300',
  });
  const make = async (path: string, more: Record<string, unknown>) => {
    const { body, status } = await app.admin.post<{ id: number }>(`/api/${path}`, { ...values(), ...more });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.id;
  };

  test('a sales order', async () => {
    const id = await make('sales-orders', { account, paymentTerms: '货到付款', customerNumber: 'PO-77' });
    const zh = await printed('sales-orders', id, 'zh');
    for (const said of [
      '销售订单',
      '华东供水集团',
      'PO-77',
      '货到付款',
      'SM-1 智能水表',
      '人民币叁佰玖拾捌元整',
      '需方',
    ])
      expect(zh).toContain(said);
    const en = await printed('sales-orders', id, 'en');
    for (const said of ['Sales order', 'PO-77', 'Your account owner', 'Customer']) expect(en).toContain(said);
    for (const secret of ours) expect(zh + en).not.toContain(secret);
  });

  test('tax that is in the prices stands below the total, for it is none of what adds up to it; tax on top of them above', async () => {
    const { body: tax } = await app.admin.post<{ id: number }>('/api/taxes', {
      name: '增值税 13%',
      rate: '13',
    });
    const lines = linesOf([meter, '1', '113']).map((line) => ({ ...line, tax: tax.id }));
    const within = await make('quotes', { account, lines });
    const zh = await printed('quotes', within, 'zh');
    expect(zh).toContain('总计中含税额 ¥13.00');
    expect(zh).toMatch(/明细合计 ¥113\.00 总计 ¥113\.00/);
    expect(await printed('quotes', within, 'en')).toContain('has ¥13.00 of tax in it');
    const beside = await make('quotes', { account, lines, taxIncluded: false });
    expect(await printed('quotes', beside, 'zh')).toMatch(/明细合计 ¥113\.00 税额 ¥14\.69 总计 ¥127\.69/);
  });

  test('an invoice, which is the note that goes with the goods', async () => {
    const id = await make('invoices', { account, dueDate: '2026-12-31' });
    await act(app.admin, 'invoices', id, 'ship', { carrier: '顺丰', trackingNumber: 'SF1029' });
    const zh = await printed('invoices', id, 'zh');
    for (const said of ['发货单', '顺丰', 'SF1029', '中国银行杭州分行', '收货人']) expect(zh).toContain(said);
    const en = await printed('invoices', id, 'en');
    for (const said of ['Invoice and delivery note', 'SF1029', 'Received by']) expect(en).toContain(said);
    for (const secret of ours) expect(zh + en).not.toContain(secret);
  });

  test('over several pages, each of which says of what it is; no heading stays behind alone, and nothing is signed on an empty page', async () => {
    const id = await make('invoices', { account, terms: '预付 30%\n到货 60%' });
    const { number } = (await app.admin.get<{ number: string }>(`/api/invoices/${id}`)).body;
    // Somewhere among these the end of the page comes between the heading and what it is over.
    for (let count = 16; count < 36; count++) {
      const lines = Array.from({ length: count }, () => linesOf([meter, '1', '398'])[0]);
      expect((await app.admin.patch(`/api/invoices/${id}`, { lines })).status).toBe(200);
      const pages = await pagesPrinted('invoices', id, 'zh');
      const heading = pages.find((page) => page.includes('条款'));
      expect(heading, `${count} lines`).toContain('预付 30%');
      expect(
        pages.find((page) => page.includes('收货人')),
        `${count} lines`,
      ).toContain('客户负责人');
      if (pages.length > 1) for (const page of pages) expect(page).toContain(number);
    }
  });

  test('a delivery note, which names no price', async () => {
    await app.admin.patch('/api/settings/company', {
      serviceName: '锦程服务台',
      servicePhone: '400-800-1234',
    });
    const id = await make('invoices', { account });
    await app.admin.patch(`/api/invoices/${id}`, { lines: linesOf([meter, '2', '7391.5']) });
    const { body } = await app.admin.get<{ template: string; name: string | null }[]>('/api/invoices/print');
    expect(body).toMatchObject([
      { template: 'standard', name: null, isStandard: true },
      { template: 'standard:deliveryNote', name: '送货单', isStandard: true },
    ]);
    const note = (language: string) => printed('invoices', id, language, 'standard:deliveryNote');
    const zh = await note('zh');
    for (const said of ['送货单', '智能水表', '2 台', '收货人', '锦程服务台', '400-800-1234'])
      expect(zh).toContain(said);
    const en = await note('en');
    for (const said of ['Delivery note', 'Received by', 'Service desk']) expect(en).toContain(said);
    for (const money of ['7,391', '7391', '14,783', '14783', '¥', '单价', 'Price', '总计', 'Total'])
      expect(zh + en).not.toContain(money);
    expect(await printed('invoices', id, 'zh')).toContain('7,391.5');
    const none = await app.admin.get(`/api/invoices/${id}/print/standard:nothing`);
    expect(none.status).toBe(404);
  });

  test('columns of lines in a template are those there are', async () => {
    const table = (fields: string[]) =>
      app.admin.post('/api/print-templates', {
        name: `列 ${fields.join()}`,
        module: 'quotes',
        blocks: [{ kind: 'table', list: 'lines', fields }],
      });
    expect((await table(['item', 'quantity'])).status).toBe(201);
    expect((await table(['item', 'cost'])).body).toMatchObject({ errors: [{ field: 'blocks' }] });
  });

  test('a purchase order', async () => {
    const id = await make('purchase-orders', { vendor, expectedOn: '2026-12-24' });
    const zh = await printed('purchase-orders', id, 'zh');
    for (const said of ['采购订单', '宁波铜业', '总仓', '采购联系人：boss', '供方'])
      expect(zh).toContain(said);
    const en = await printed('purchase-orders', id, 'en');
    for (const said of ['Purchase order', 'Your contact: boss']) expect(en).toContain(said);
    for (const secret of ours) expect(zh + en).not.toContain(secret);
  });
});
