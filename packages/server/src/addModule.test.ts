import { readFileSync } from 'node:fs';
import { choice, date, defineModule, link, longText, text } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from './application.fixture.ts';
import { product } from './product.ts';

// The first step of README.md, “Add a module in three steps”, word by word; a test below compares them.
const visit = defineModule('visit', {
  label: '拜访',
  unit: '次',
  area: 'support',
  number: 'VIS-{0000}',
  title: 'subject',
  fields: {
    subject: text('主题', { required: true, search: 'name' }),
    account: link('account', '客户', { required: true, backlink: 'visits' }),
    day: date('日期', { default: '$today' }),
    result: choice('结果', { good: '满意', followUp: '待跟进' }, { default: 'followUp' }),
    notes: longText('记录'),
  },
  list: ['subject', 'account', 'day', 'result', 'owner'],
  views: { open: { label: '待跟进', where: { result: 'followUp' } } },
});
// The end of the first step.

let app: TestApplication;
let account: number;

beforeAll(async () => {
  // The second step: it stands in the list. The third: the server starts.
  app = await openApplication('add_module', {
    product: { ...product, modules: [...product.modules, visit] },
  });
  account = (await app.admin.post('/api/accounts', { name: '海川仪表' })).body.id as number;
});

afterAll(() => app.close());

describe('A module of one’s own', () => {
  test('is what the README says', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const [, code = ''] = /export (const visit = [\s\S]*?\n {3}\}\);)/.exec(readme) ?? [];
    const [, here = ''] =
      /\/\/ The first step[^\n]*\n([\s\S]*?)\/\/ The end of/.exec(
        readFileSync(import.meta.filename, 'utf8'),
      ) ?? [];
    // The README saves lines; the formatter adds them, and commas at their ends.
    const bare = (source: string) => source.replace(/\s/g, '').replace(/,([}\])])/g, '$1');
    expect(bare(code)).toBe(bare(here));
  });

  test('stands in the menu with its fields, list, views and words in both languages', async () => {
    const { body } = await app.admin.get<{ path: string }[]>('/api/modules');
    expect(body.find(({ path }) => path === 'visits')).toMatchObject({
      name: 'visit',
      area: 'support',
      label: { zh: '拜访', en: 'Visit' },
      list: ['subject', 'account', 'day', 'result', 'owner'],
      views: [{ name: 'open', label: { zh: '待跟进', en: 'Open' }, where: { result: 'followUp' } }],
      fields: expect.arrayContaining([
        expect.objectContaining({
          name: 'account',
          label: { zh: '客户', en: 'Account' },
          targets: ['accounts'],
        }),
      ]),
      rights: { see: true, create: true },
    });
  });

  test('has records, numbered, with defaults, in lists, views, search and beside the account', async () => {
    const created = await app.admin.post('/api/visits', { subject: '年度回访', account });
    expect(created).toMatchObject({
      status: 201,
      body: {
        number: 'VIS-0001',
        result: 'followUp',
        day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        owner: { label: 'boss' },
      },
    });
    const { id } = created.body;
    const found = async (url: string) => JSON.stringify((await app.admin.get(url)).body);
    expect(await found('/api/visits?view=open&q=%E5%9B%9E%E8%AE%BF')).toContain(`"id":${id}`);
    expect(await found('/api/search?q=ndhf')).toContain(`"module":"visits"`);
    expect(await found(`/api/accounts/${account}/related/visits`)).toContain(`"id":${id}`);
    expect(await found(`/api/accounts/${account}/timeline`)).toContain('年度回访');
    expect((await app.admin.get(`/api/visits/export?format=csv`)).status).toBe(200);
    expect((await app.admin.post('/api/visits', { subject: '没有客户' })).body.errors).toMatchObject([
      { field: 'account', code: 'required' },
    ]);
  });

  test('is described to programs', async () => {
    const { body } = await app.admin.get<{ paths: object; components: { schemas: object } }>(
      '/api/openapi.json',
    );
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/visits', '/api/visits/{id}/history']),
    );
    expect(body.components.schemas).toHaveProperty('VisitRecordNew');
  });

  test('gets its table and columns also in a database that has been in use', async () => {
    const grown = defineModule('visit', {
      ...visit,
      fields: { ...visit.fields, mood: choice('气氛', { warm: '融洽', cool: '冷淡' }) },
    } as never);
    const later = await app.secondProcess({ product: { ...product, modules: [...product.modules, grown] } });
    const admin = later.client({ cookie: app.admin.cookie as string, 'x-requested-with': 'gejie' });
    const answer = await admin.post('/api/visits', { subject: '再访', account, mood: 'warm' });
    expect(answer).toMatchObject({ status: 201, body: { mood: 'warm' } });
    const former = await admin.get<{ records: object[] }>('/api/visits?sort=createdAt&fields=subject,mood');
    expect(former.body.records).toMatchObject([{ subject: '年度回访', mood: null }, { subject: '再访' }]);
    await later.close();
  });
});
