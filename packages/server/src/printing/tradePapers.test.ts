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

async function printed(path: string, id: number, language: string): Promise<string> {
  const { rawPayload, statusCode } = await app.http.inject({
    url: `/api/${path}/${id}/print/standard?language=${language}`,
    headers: { cookie: app.admin.cookie ?? '', 'x-requested-with': 'gejie' },
  });
  expect(statusCode).toBe(200);
  return (await pagesOf(rawPayload)).join('\n').replace(/\s+/g, ' ');
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

  test('an invoice, which is the note that goes with the goods', async () => {
    const id = await make('invoices', { account, dueDate: '2026-12-31' });
    await act(app.admin, 'invoices', id, 'ship', { carrier: '顺丰', trackingNumber: 'SF1029' });
    const zh = await printed('invoices', id, 'zh');
    for (const said of ['发货单', '顺丰', 'SF1029', '中国银行杭州分行', '收货人']) expect(zh).toContain(said);
    const en = await printed('invoices', id, 'en');
    for (const said of ['Invoice and delivery note', 'SF1029', 'Received by']) expect(en).toContain(said);
    for (const secret of ours) expect(zh + en).not.toContain(secret);
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
