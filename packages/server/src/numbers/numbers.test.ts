import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemSession } from '../access/elevation.ts';
import { openApplication, type TestApplication } from '../application.fixture.ts';

let app: TestApplication;
let now = new Date('2026-11-26T02:00:00Z');

beforeAll(async () => {
  app = await openApplication('numbers', { clock: () => now });
});

afterAll(() => app.close());

type Rule = {
  module: string;
  pattern: string;
  reset: string;
  next: number;
  gapFree: boolean;
  example: string;
};
const url = '/api/settings/numbers';
const decide = (change: object) => app.admin.patch<Rule[]>(url, { module: 'accounts', ...change });
const ruleOf = async (module = 'accounts') =>
  (await app.admin.get<Rule[]>(url)).body.find((rule) => rule.module === module);
const numberOf = async (name: string) => {
  const answer = await app.admin.post('/api/accounts?duplicates=allow', { name });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.number;
};
const errors = (field: string, code: string) => ({ status: 422, body: { errors: [{ field, code }] } });

describe('Numbers of records (PLT-19)', () => {
  test('go on from where they are when an administrator changes how they look', async () => {
    expect(await numberOf('甲')).toBe('ACC-00001');
    expect(await ruleOf()).toMatchObject({ pattern: 'ACC-{00000}', next: 2, example: 'ACC-00002' });
    expect((await decide({ pattern: 'KH{YYYY}-{0000}' })).status).toBe(200);
    expect(await numberOf('乙')).toBe('KH2026-0002');
    expect((await decide({ next: 100 })).status).toBe(200);
    expect(await numberOf('丙')).toBe('KH2026-0100');
    expect(await ruleOf()).toMatchObject({ next: 101, example: 'KH2026-0101' });
  });

  test('begin anew with the year, and never come twice', async () => {
    expect((await decide({ pattern: 'Y{YYYY}-{000}', reset: 'year', next: 1 })).status).toBe(200);
    expect(await numberOf('一')).toBe('Y2026-001');
    expect(await numberOf('二')).toBe('Y2026-002');
    now = new Date('2026-12-31T16:00:00Z');
    expect(await numberOf('新年')).toBe('Y2027-001');
    now = new Date('2026-12-31T15:59:00Z');
    expect(await numberOf('除夕')).toMatch(/^Y2026-00[3-9]$/);
    expect(await decide({ next: 2 })).toMatchObject(errors('next', 'numberUsed'));
    expect(await decide({ next: 50 })).toMatchObject({ status: 200 });
    expect(await numberOf('五十')).toBe('Y2026-050');
  });

  test('that name the month count anew in each, unless somebody has decided otherwise', async () => {
    expect(await ruleOf('quotes')).toMatchObject({ reset: 'month', next: 1 });
    expect(await ruleOf('warehouses')).toMatchObject({ reset: 'never' });
    now = new Date('2026-11-30T02:00:00Z');
    const { body } = await app.admin.post<{ id: number }>('/api/warehouses', { name: '总仓' });
    const take = async (subject: string) =>
      (await app.admin.post<{ number: string }>('/api/stock-takes', { subject, warehouse: body.id })).body
        .number;
    const pattern = (await ruleOf('stock-takes'))?.pattern ?? '';
    const of = (counter: string, month: string) =>
      pattern
        .replace('{YYYY}', '2026')
        .replace('{MM}', month)
        .replace(/\{0+\}/, counter);
    expect(await take('甲')).toBe(of('001', '11'));
    expect(await take('乙')).toBe(of('002', '11'));
    now = new Date('2026-12-01T02:00:00Z');
    expect(await take('丙')).toBe(of('001', '12'));
    expect((await decide({ module: 'stock-takes', reset: 'never' })).status).toBe(200);
    expect(await ruleOf('stock-takes')).toMatchObject({ reset: 'never' });
  });

  test('of a field that an administrator adds count anew in the span that its pattern names (PLT-05)', async () => {
    now = new Date('2026-11-30T02:00:00Z');
    const fields = '/api/customization/contacts/fields';
    const added = await app.admin.post<{ name: string }>(fields, {
      type: 'autoNumber',
      label: '档案号',
      default: 'D{YYYY}{MM}-{000}',
    });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    const { name } = added.body;
    const next = async () =>
      (await app.admin.post('/api/contacts?duplicates=allow', { name: '档' })).body[name] as string;
    expect([await next(), await next()]).toEqual(['D202611-001', 'D202611-002']);
    now = new Date('2026-12-01T02:00:00Z');
    expect(await next()).toBe('D202612-001');
    const rule = async () =>
      (await app.admin.get<(Rule & { field: string })[]>(url)).body.find(({ field }) => field === name);
    expect(await rule()).toMatchObject({ reset: 'month', next: 2 });

    const changed = await app.admin.patch(`${fields}/${name}`, { default: 'J{YYYY}-{000}' });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect(await rule()).toMatchObject({ pattern: 'J{YYYY}-{000}', reset: 'year' });
    expect(await next()).toMatch(/^J2026-\d{3}$/);
    expect((await decide({ module: 'contacts', field: name, pattern: 'K{YYYY}-{00}' })).status).toBe(200);
    const { body } = await app.admin.get<{ fields: { name: string; default?: unknown }[] }>(fields);
    expect(body.fields.find((field) => field.name === name)?.default).toBe('K{YYYY}-{00}');
    expect(await next()).toMatch(/^K2026-\d{2}$/);
  });

  test('refuse patterns that can’t be, and whoever may not change settings', async () => {
    expect(await decide({ pattern: 'KH-' })).toMatchObject(errors('pattern', 'noDigits'));
    expect(await decide({ pattern: `${'长'.repeat(60)}{0}` })).toMatchObject(errors('pattern', 'tooLong'));
    expect(await decide({ pattern: 'A{0000}', reset: 'month' })).toMatchObject(
      errors('pattern', 'numbersRepeat'),
    );
    expect(await decide({ next: 0 })).toMatchObject(errors('next', 'tooSmall'));
    expect(await decide({ module: 'users' })).toMatchObject(errors('field', 'notChoice'));
    expect(await decide({ module: 'nonsense' })).toMatchObject(errors('module', 'notChoice'));
    const seller = await app.person('seller');
    expect((await seller.get(url)).status).toBe(403);
    expect((await seller.patch(url, { module: 'accounts', next: 9 })).status).toBe(403);
  });

  test('are told to the operation log when they change', async () => {
    expect((await decide({ pattern: 'Z{YYYY}-{000}' })).status).toBe(200);
    const log = await app.admin.get<{ records: { detail: { part: string; changes: object[] } }[] }>(
      '/api/audit-log?where={"kind":"settings.changed"}&sort=-id&limit=1&fields=detail',
    );
    expect(log.body.records[0]?.detail).toMatchObject({
      part: 'numbers',
      changes: [{ field: 'accounts.number.pattern', from: 'Y{YYYY}-{000}', to: 'Z{YYYY}-{000}' }],
    });
  });

  test('without gaps are given by two processes at once, in order, and given back by what fails', async () => {
    expect((await decide({ pattern: 'G-{0000}', reset: 'never', gapFree: true, next: 1 })).status).toBe(200);
    const second = await app.secondProcess();
    const other = second.client({ cookie: app.admin.cookie ?? '', 'x-requested-with': 'gejie' });
    const system = systemSession(await app.services.company.facts(), 'test');
    const failing = () =>
      app.services.records
        .transaction(system, async (work) => {
          await work.create({ name: 'account' } as never, { name: '白费' });
          throw new Error('given up');
        })
        .catch(() => null);
    const creating = Array.from({ length: 30 }, (_, index) => {
      if (index % 5 === 4) return failing();
      const client = index % 2 ? other : app.admin;
      return client.post('/api/accounts?duplicates=allow', { name: `并发 ${index}` });
    });
    const answers = await Promise.all(creating);
    await second.close();
    const numbers = answers.flatMap((answer) => (answer ? [String(answer.body.number)] : [])).sort();
    expect(numbers).toEqual(
      Array.from({ length: 24 }, (_, index) => `G-${String(index + 1).padStart(4, '0')}`),
    );
  });

  test('that are counted freely never come twice, while somebody changes how they are counted', async () => {
    expect((await decide({ pattern: 'F-{0000}', gapFree: false, next: 1 })).status).toBe(200);
    const creating = Array.from({ length: 24 }, (_, index) => numberOf(`自由 ${index}`));
    const changing = [true, false, true, false].map((gapFree) => decide({ gapFree }));
    for (const answer of await Promise.all(changing)) expect(answer.status).toBe(200);
    const numbers = await Promise.all(creating);
    expect(new Set(numbers).size).toBe(24);
  });

  test('of many records are drawn at once', async () => {
    const system = systemSession(await app.services.company.facts(), 'test');
    for (const gapFree of [false, true]) {
      await decide({ gapFree });
      const rows = Array.from({ length: 500 }, (_, index) => ({
        values: { name: `成批 ${gapFree} ${index}` },
      }));
      const saved = await app.services.records.saveBatch(system, 'account', rows);
      expect(saved.every(({ outcome }) => outcome === 'created')).toBe(true);
      const { records } = await app.services.records.find(system, 'account', {
        where: { name: { startsWith: `成批 ${gapFree}` } },
        fields: ['number'],
        limit: 200,
      });
      expect(new Set(records.map(({ number }) => number)).size).toBe(200);
    }
  });
});
