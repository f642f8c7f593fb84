import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { strike } from '../clockwork/clockwork.fixture.ts';
import { act, linesOf, traders } from './documents.fixture.ts';
import { drifts, goods, stockOf, warehouseNamed } from './stock.fixture.ts';

let app: TestApplication;
let other: Awaited<ReturnType<TestApplication['secondProcess']>>;
let seller: Client & { id: number };
let main: number;
let meter: number;
let account: number;
let now = new Date('2031-01-31T02:00:00Z');

beforeAll(async () => {
  const options = { rateLimits: { requests: 0, signIns: 1000 }, clock: () => now };
  app = await openApplication('recurring', options);
  other = await app.secondProcess(options);
  main = await warehouseNamed(app.admin, '总仓', true);
  ({ account } = await traders(app));
  meter = await goods(app, '水表', main, '10');
  seller = await app.person('seller', { rights: allRights });
});
afterAll(async () => {
  await other.close();
  await app.close();
});

const at = (instant: string) => {
  now = new Date(instant);
};
const order = (values: Record<string, unknown> = {}) =>
  seller.post<{ id: number }>('/api/sales-orders', {
    name: '耗材包月',
    account,
    lines: linesOf([meter, '3', '100']),
    repeats: 'month',
    repeatsFrom: '2031-01-31',
    ...values,
  });
const confirmed = async (values: Record<string, unknown> = {}) => {
  const { status, body } = await order(values);
  expect(status, JSON.stringify(body)).toBe(201);
  const answer = await act(seller, 'sales-orders', body.id, 'confirm');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return body.id;
};
interface Made {
  id: number;
  period: string;
  dueDate: string | null;
  status: string;
  total: string;
  owner: { id: number };
}
const invoicesOf = async (id: number) =>
  (
    await app.admin.get<{ records: Made[] }>(
      `/api/sales-orders/${id}/related/invoices?sort=id&limit=100&fields=period,dueDate,status,total,owner`,
    )
  ).body.records;
const datesOf = async (id: number) => (await invoicesOf(id)).map(({ period }) => period.slice(-10));
const notices = async () =>
  (await seller.get<{ notifications: { kind: string }[] }>('/api/notifications')).body;

describe('INV-07 An order that repeats', () => {
  test('is invoiced once on each of its dates, also by two processes that were down for months, until it ends', async () => {
    const id = await confirmed({ repeatsUntil: '2031-06-30', paymentDays: 30, shipping: '20' });
    expect(await invoicesOf(id)).toMatchObject([
      { dueDate: '2031-03-02', status: 'draft', total: '320.00', owner: { id: seller.id } },
    ]);
    at('2031-02-27T15:59:00Z');
    await strike(app);
    expect(await datesOf(id)).toEqual(['2031-01-31']);
    // It is the 28th in Shanghai.
    at('2031-02-27T16:01:00Z');
    await Promise.all([strike(app), strike(other), strike(app)]);
    expect(await datesOf(id)).toEqual(['2031-01-31', '2031-02-28']);
    at('2031-05-15T00:00:00Z');
    await Promise.all([strike(app), strike(other), strike(other)]);
    expect(await datesOf(id)).toEqual(['2031-01-31', '2031-02-28', '2031-03-31', '2031-04-30']);
    expect((await app.admin.get(`/api/sales-orders/${id}`)).body).toMatchObject({
      nextInvoiceOn: '2031-05-31',
      lastInvoiceOn: '2031-04-30',
    });
    // What somebody threw away stays away.
    const [first] = await invoicesOf(id);
    await app.admin.delete(`/api/invoices/${first?.id}`);
    at('2032-05-01T00:00:00Z');
    const late = { clock: () => now };
    const [third, fourth] = await Promise.all([app.secondProcess(late), app.secondProcess(late)]);
    await expect.poll(() => datesOf(id), { timeout: 10_000 }).toHaveLength(5);
    await Promise.all([third.close(), fourth.close()]);
    await strike(app);
    expect(await datesOf(id)).toEqual(['2031-02-28', '2031-03-31', '2031-04-30', '2031-05-31', '2031-06-30']);
    expect((await app.admin.get(`/api/sales-orders/${id}`)).body).toMatchObject({ nextInvoiceOn: null });
    expect(JSON.stringify(await notices())).toContain('repeat.invoiced');
  });

  test('reserves nothing, is not shipped by hand, and stops with its end, a cancelling or a draft', async () => {
    at('2033-01-01T02:00:00Z');
    const terms = { repeats: 'week', repeatsFrom: '2033-01-01', repeatsAs: 'approved' };
    const [ended, cancelled, reopened] = [
      await confirmed(terms),
      await confirmed(terms),
      await confirmed(terms),
    ];
    expect((await invoicesOf(ended)).map(({ status }) => status)).toEqual(['approved']);
    expect(await stockOf(app, meter)).toMatchObject({ reserved: '0.0000', onHand: '10.0000' });
    expect((await act(seller, 'sales-orders', ended, 'invoice')).status).toBe(409);
    const changed = await seller.patch(`/api/sales-orders/${ended}`, { repeatsFrom: '2033-02-01' });
    expect(changed).toMatchObject({ status: 422, body: { errors: [{ field: 'repeatsFrom' }] } });
    const stop = await seller.patch(`/api/sales-orders/${ended}`, { repeatsUntil: '2033-01-07' });
    expect(stop).toMatchObject({ status: 200, body: { nextInvoiceOn: null } });
    await act(seller, 'sales-orders', cancelled, 'cancel');
    await act(seller, 'sales-orders', reopened, 'reopen');
    at('2033-01-20T02:00:00Z');
    await strike(app);
    for (const id of [ended, cancelled, reopened]) expect(await invoicesOf(id)).toHaveLength(1);
    // Confirmed again, it goes on where it was, and nothing is made twice.
    await act(seller, 'sales-orders', reopened, 'confirm');
    expect(await datesOf(reopened)).toEqual(['2033-01-01', '2033-01-08', '2033-01-15']);
    await act(seller, 'sales-orders', reopened, 'complete');
    expect(await drifts(app)).toEqual([]);
  });

  test('whose invoice can’t be made says why, once, keeps nobody else’s waiting, and is made up for', async () => {
    at('2034-01-01T02:00:00Z');
    const from = { repeatsFrom: '2034-02-01' };
    const [broken, fine] = [await confirmed(from), await confirmed(from)];
    const other = await warehouseNamed(app.admin, '备用仓');
    const { body } = await app.admin.patch(`/api/warehouses/${main}`, { isDefault: false });
    expect(body.isDefault).toBe(false);
    at('2034-02-01T02:00:00Z');
    expect(await strike(app)).toMatchObject({ failed: 2 });
    await strike(app);
    expect((await app.admin.get(`/api/sales-orders/${broken}`)).body.repeatTrouble).toMatch(/./);
    const told = JSON.stringify(await notices()).match(/repeat\.failed/g);
    expect(told).toHaveLength(2);
    await app.admin.patch(`/api/warehouses/${other}`, { isDefault: true });
    expect(await strike(app)).toMatchObject({ failed: 0 });
    for (const id of [broken, fine]) {
      expect(await datesOf(id)).toEqual(['2034-02-01']);
      expect((await app.admin.get(`/api/sales-orders/${id}`)).body.repeatTrouble).toBeNull();
    }
  });

  test.each([
    ['no beginning', { repeatsFrom: null }, 'repeatsFrom'],
    ['an end before it', { repeatsUntil: '2031-01-30' }, 'repeatsUntil'],
    ['no such period', { repeats: 'daily' }, 'repeats'],
    ['no such day', { repeatsFrom: '2031-02-30' }, 'repeatsFrom'],
    ['days below nought', { paymentDays: -1 }, 'paymentDays'],
    ['a next date of its own', { nextInvoiceOn: '2031-01-01' }, 'nextInvoiceOn'],
  ])('with %s is refused at the field', async (_what, values, field) => {
    expect(await order(values)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  test('that would make a heap of invoices at once is not confirmed', async () => {
    at('2034-06-01T02:00:00Z');
    const { body } = await order({ repeats: 'week', repeatsFrom: '2034-01-01' });
    expect(await act(seller, 'sales-orders', body.id, 'confirm')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'repeatsFrom' }] },
    });
    expect(await invoicesOf(body.id)).toEqual([]);
  });
});

describe('INV-06 A quote', () => {
  test('expires on the day after its last, cannot be accepted from the customer’s link then, and its owner is told', async () => {
    at('2035-03-10T02:00:00Z');
    const { body: quote } = await seller.post<{ id: number }>('/api/quotes', {
      name: '水表报价',
      account,
      validUntil: '2035-03-12',
      lines: linesOf([meter, '1', '99']),
    });
    expect((await act(seller, 'quotes', quote.id, 'send')).status).toBe(200);
    const { number, code } = (await seller.get(`/api/quotes/${quote.id}`)).body;
    const place = `/api/public/quotes/${number}/${code}`;
    const statusNow = async () => (await seller.get(`/api/quotes/${quote.id}`)).body.status;
    at('2035-03-12T15:00:00Z');
    await strike(app);
    expect(await statusNow()).toBe('sent');
    at('2035-03-12T17:00:00Z');
    // The day is over, the clock has not struck yet.
    expect((await app.stranger.post(`${place}/accept`, { by: '王总' })).status).toBe(409);
    await Promise.all([strike(app), strike(other)]);
    expect(await statusNow()).toBe('expired');
    expect(await app.stranger.get(place)).toMatchObject({
      body: { state: { name: 'expired', holds: false }, answers: [] },
    });
    expect((await app.stranger.post(`${place}/accept`, { by: '王总' })).status).toBe(409);
    expect(JSON.stringify(await notices()).match(/quote\.expired/g)).toHaveLength(1);
    expect((await act(seller, 'quotes', quote.id, 'revise')).status).toBe(200);
  });
});
