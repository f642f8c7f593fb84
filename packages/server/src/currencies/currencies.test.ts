import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { inCompanyCurrency } from './inCompanyCurrency.ts';

let app: TestApplication;
let account: number;

beforeAll(async () => {
  app = await openApplication('currencies', { clock: () => new Date('2026-11-26T02:00:00Z') });
  account = (await made('accounts', { name: '外贸客户' })).id;
  await made('currencies', { code: 'USD' });
  await made('currencies', { code: 'JPY', active: false });
  for (const [from, rate] of [
    ['2026-01-01', '7.10'],
    ['2026-11-01', '7.0512345'],
    ['2027-01-01', '6.9'],
  ])
    await made('exchange-rates', { currency: 'USD', from, rate });
});

afterAll(() => app.close());

type Made = Record<string, unknown> & { id: number };
const made = async (path: string, values: object): Promise<Made> => {
  const answer = await app.admin.post<Made>(`/api/${path}?duplicates=allow`, values);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const deal = (values: object) =>
  app.admin.post('/api/opportunities', { name: '一单', account, closeDate: '2026-12-01', ...values });
const errors = (field: string, code: string) => ({ status: 422, body: { errors: [{ field, code }] } });

describe('Currencies (PLT-19)', () => {
  test('are called, written and counted as usual unless something else is given', async () => {
    const usd = await app.admin.get('/api/currencies?where={"code":"USD"}');
    expect(usd.body.records).toMatchObject([{ name: '美元', symbol: 'US$', decimals: 2, active: true }]);
    const own = await made('currencies', { code: 'krw', name: '韩币', symbol: '₩', decimals: 0 });
    expect(own).toMatchObject({ code: 'KRW', name: '韩币', symbol: '₩', decimals: 0 });
  });

  test('are known to every screen from the moment they change', async () => {
    const seller = await app.person('seller');
    const codes = async () => {
      const { body } = await seller.get<{ company: { currencies: { code: string }[] } }>('/api/session');
      return body.company.currencies.map(({ code }) => code);
    };
    expect(await codes()).not.toContain('CHF');
    await made('currencies', { code: 'CHF' });
    await expect.poll(codes).toContain('CHF');
  });

  test('are changed by those with the function for settings only', async () => {
    const seller = await app.person('reader', { rights: { '*': { see: 'all', create: true, edit: 'all' } } });
    expect((await seller.post('/api/currencies', { code: 'SGD' })).status).toBe(403);
    expect((await seller.post('/api/exchange-rates', { currency: 'USD', rate: '7' })).status).toBe(403);
    expect((await seller.post('/api/taxes', { name: '税', rate: '1' })).status).toBe(403);
    expect((await seller.get('/api/currencies')).status).toBe(200);
  });

  test('are named by codes that exist, once each, and keep them', async () => {
    expect(await app.admin.post('/api/currencies', { code: 'ABC' })).toMatchObject(
      errors('code', 'notCurrency'),
    );
    expect(await app.admin.post('/api/currencies', { code: 'usd' })).toMatchObject(
      errors('code', 'notUnique'),
    );
    const gbp = await made('currencies', { code: 'GBP' });
    expect(await app.admin.patch(`/api/currencies/${gbp.id}`, { code: 'EUR' })).toMatchObject(
      errors('code', 'rule'),
    );
  });

  test('that are in use can be put out of use, but not deleted', async () => {
    const eur = await made('currencies', { code: 'EUR' });
    await made('opportunities', {
      name: '欧元单',
      account,
      closeDate: '2026-12-01',
      currency: 'EUR',
      exchangeRate: '8.2',
    });
    const refused = await app.admin.delete(`/api/currencies/${eur.id}`);
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ code: 'inUse' }] } });
    expect((await app.admin.patch(`/api/currencies/${eur.id}`, { active: false })).status).toBe(200);
    expect(await deal({ currency: 'EUR', exchangeRate: '8' })).toMatchObject(
      errors('currency', 'notOffered'),
    );
    const kept = await app.admin.get('/api/opportunities?where={"currency":"EUR"}');
    expect(kept.body.records).toHaveLength(1);
  });

  test('the company’s own stays in use', async () => {
    const own = await made('currencies', { code: 'CNY' });
    expect(await app.admin.patch(`/api/currencies/${own.id}`, { active: false })).toMatchObject(
      errors('active', 'rule'),
    );
    expect((await app.admin.delete(`/api/currencies/${own.id}`)).status).toBe(409);
    expect(await app.admin.post('/api/exchange-rates', { currency: 'CNY', rate: '1' })).toMatchObject(
      errors('currency', 'rule'),
    );
  });

  test('the company’s own can’t change once amounts were converted into it', async () => {
    expect(await app.admin.patch('/api/settings/company', { currency: 'USD' })).toMatchObject(
      errors('currency', 'currencyInUse'),
    );
    expect((await app.admin.patch('/api/settings/company', { currency: 'CNY' })).status).toBe(200);
  });
});

describe('Exchange rates', () => {
  test('are above nought, and one a day', async () => {
    const rate = (values: object) => app.admin.post('/api/exchange-rates', { currency: 'USD', ...values });
    expect(await rate({ rate: '0' })).toMatchObject(errors('rate', 'rule'));
    expect(await rate({ rate: '-7' })).toMatchObject(errors('rate', 'tooSmall'));
    expect(await rate({ rate: '7', from: '2026-11-01' })).toMatchObject(errors('from', 'rule'));
    expect(await rate({ currency: 'SEK', rate: '7' })).toMatchObject(errors('currency', 'referenceNotFound'));
  });

  test('of the day are taken where none is given, and stay when they change', async () => {
    const taken = await deal({ currency: 'USD', amount: '100' });
    expect(taken.body).toMatchObject({ exchangeRate: '7.051235', baseAmount: '705.12' });
    const given = await deal({ currency: 'USD', amount: '100', exchangeRate: '7' });
    expect(given.body).toMatchObject({ baseAmount: '700.00' });
    const renamed = await app.admin.patch(`/api/opportunities/${given.body.id}`, { name: '改名' });
    expect(renamed.body).toMatchObject({ exchangeRate: '7.000000' });
    expect(await deal({ exchangeRate: '7' })).toMatchObject(errors('exchangeRate', 'rule'));
    const emptied = await app.admin.patch(`/api/opportunities/${given.body.id}`, { exchangeRate: null });
    expect(emptied.body).toMatchObject({ exchangeRate: '7.051235' });
    const home = await app.admin.patch(`/api/opportunities/${given.body.id}`, { currency: 'CNY' });
    expect(home.body).toMatchObject({ exchangeRate: '1.000000', baseAmount: '100.00' });
  });

  test('that nobody knows are asked for: yuan and other money are never added up as one', async () => {
    await made('currencies', { code: 'THB' });
    expect(await deal({ currency: 'THB', amount: '100' })).toMatchObject(errors('exchangeRate', 'rule'));
    expect((await deal({ currency: 'THB', amount: '100', exchangeRate: '0.2' })).status).toBe(201);
  });

  test('convert amounts exactly, by the rate of the day', async () => {
    const { kysely } = app.services.database;
    const worth = (amount: string, currency: string, day: string) =>
      inCompanyCurrency(kysely, 'CNY', { amount, currency, day });
    expect(await worth('1234567890123456.78', 'USD', '2026-11-26')).toBe('8705227699430727.71');
    expect(await worth('100', 'USD', '2026-10-31')).toBe('710.00');
    expect(await worth('100', 'USD', '2025-12-31')).toBeNull();
    expect(await worth('0.1', 'CNY', '2020-01-01')).toBe('0.10');
  });
});

describe('Taxes', () => {
  test('there is one default, and it is in use', async () => {
    const first = await made('taxes', { name: '13%', rate: '13', isDefault: true });
    const second = await made('taxes', { name: '9%', rate: '9', isDefault: true });
    expect((await app.admin.get(`/api/taxes/${first.id}`)).body.isDefault).toBe(false);
    expect(await app.admin.patch(`/api/taxes/${second.id}`, { active: false })).toMatchObject(
      errors('active', 'rule'),
    );
    expect(await app.admin.post('/api/taxes', { name: '怪', rate: '-1' })).toMatchObject(
      errors('rate', 'tooSmall'),
    );
  });
});

describe('Holidays', () => {
  test('end after they begin, and last one day where no end is given', async () => {
    const day = await made('holidays', { name: '司庆', from: '2026-12-01' });
    expect(day).toMatchObject({ until: '2026-12-01', kind: 'off' });
    const back = { name: '倒', from: '2026-12-02', until: '2026-12-01' };
    expect(await app.admin.post('/api/holidays', back)).toMatchObject(errors('until', 'rule'));
    const long = { name: '长', from: '2026-12-02', until: '2027-12-02' };
    expect(await app.admin.post('/api/holidays', long)).toMatchObject(errors('until', 'rule'));
  });
});
