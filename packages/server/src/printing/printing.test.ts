import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemSession } from '../access/elevation.ts';
import { allRights, type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { upload } from '../http/upload.fixture.ts';
import { pagesOf } from './pdf.fixture.ts';

let app: TestApplication;
let account: number;

/** A PDF as its bytes; the test client reads answers as text. */
async function pdf(client: Client, url: string, draft?: unknown): Promise<Buffer> {
  const { statusCode, headers, rawPayload } = await app.http.inject({
    url,
    method: draft === undefined ? 'GET' : 'POST',
    headers: { cookie: client.cookie ?? '', 'x-requested-with': 'gejie' },
    ...(draft === undefined ? {} : { payload: draft as object }),
  });
  expect({ statusCode, type: headers['content-type'] }, rawPayload.toString('utf8').slice(0, 500)).toEqual({
    statusCode: 200,
    type: 'application/pdf',
  });
  return rawPayload;
}

const textOf = async (client: Client, url: string, draft?: unknown) =>
  (await pagesOf(await pdf(client, url, draft))).join('\n').replace(/\s+/g, ' ');

async function made(path: string, values: Record<string, unknown>): Promise<number> {
  const answer = await app.admin.post(`/api/${path}?duplicates=allow`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
}

const onAccounts = (blocks: unknown[]) => ({ module: 'accounts', language: 'zh', blocks });

beforeAll(async () => {
  app = await openApplication('printing');
  await app.admin.patch('/api/settings/company', {
    name: '锦程机电',
    legalName: '杭州锦程机电设备有限公司',
    address: '杭州市滨江区江南大道 1 号',
    phone: '0571-8816 0000',
    colour: '#0a7d5c',
  });
  account = await made('accounts', {
    name: '陶喆堃镕精密制造（苏州）有限公司',
    phone: '0512-6288 1234',
    grade: 'A',
  });
});

afterAll(() => app.close());

describe('Printing a record (PLT-20)', () => {
  test('every module has a standard template, in both languages, in the company’s look', async () => {
    expect((await app.admin.get('/api/accounts/print')).body).toEqual([
      { template: 'standard', name: null, isStandard: true, language: 'zh' },
    ]);
    const chinese = await textOf(app.admin, `/api/accounts/${account}/print/standard`);
    expect(chinese).toContain('杭州锦程机电设备有限公司');
    expect(chinese).toContain('客户 陶喆堃镕精密制造（苏州）有限公司');
    expect(chinese).toMatch(/级别 ?A 级/);
    expect(chinese).toContain('1 / 1');
    const english = await textOf(app.admin, `/api/accounts/${account}/print/standard?language=en`);
    expect(english).toMatch(/Grade ?Grade A/);
    expect(english).not.toContain('级别');
  });

  test('a template fills in fields, what lies beyond references, the company and amounts in capitals', async () => {
    const opportunity = await made('opportunities', {
      name: '二期产线',
      account,
      amount: '1280500.50',
      closeDate: '2026-12-31',
    });
    const blocks = [
      { kind: 'title', text: '报价 {{name}}' },
      {
        kind: 'text',
        text: '致：{{account.name}}（{{ account.phone }}）\n{{nextStep}}\n大写：{{amount|capitals}}',
      },
      { kind: 'facts', fields: ['amount', 'closeDate', 'nextStep'], columns: 2 },
      { kind: 'text', text: '赢单才印', when: { stage: 'won' } },
      { kind: 'text', text: '本季才印', when: { 'account.grade': 'A' } },
      { kind: 'text', text: '{{$company.name}} · {{$me.name}}' },
      { kind: 'signatures', labels: ['甲方', '乙方'] },
    ];
    const template = await made('print-templates', {
      name: '意向书',
      module: 'opportunities',
      blocks,
      footer: '本文件仅供参考',
    });
    expect((await app.admin.get('/api/opportunities/print')).body).toMatchObject([
      { template: String(template), name: '意向书', language: 'zh' },
      { template: 'standard' },
    ]);
    const text = await textOf(app.admin, `/api/opportunities/${opportunity}/pdf`);
    expect(text).toContain('报价 二期产线');
    expect(text).toContain('致：陶喆堃镕精密制造（苏州）有限公司（0512-6288 1234）');
    expect(text).toContain('人民币壹佰贰拾捌万零伍佰元伍角整');
    expect(text).toContain('¥1,280,500.50');
    expect(text).not.toContain('下一步');
    expect(text).not.toContain('赢单才印');
    expect(text).toContain('本季才印');
    expect(text).toContain('锦程机电 · boss');
    expect(text).toContain('甲方 乙方');
    expect(text).toContain('本文件仅供参考');
    expect((await app.admin.get(`/api/accounts/${account}/print/${template}`)).status).toBe(404);
    expect((await app.admin.get(`/api/opportunities/${opportunity}/print/nonsense`)).status).toBe(404);
  });

  test('a table of 200 rows goes over pages, its head said again on each, and the document brings its fonts', async () => {
    const rows = Array.from({ length: 200 }, (_row, index) => ({
      name: `联系人${index + 1}号`,
      account,
      email: `person${index}@example.com`,
    }));
    await app.services.records.saveBatch(
      systemSession(await app.services.company.facts(), 'test'),
      'contact',
      rows.map((values) => ({ values })),
    );
    const blocks = [{ kind: 'table', list: 'contacts', fields: ['name', 'email'] }];
    const bytes = await pdf(app.admin, '/api/print-preview', { ...onAccounts(blocks), record: account });
    const pages = await pagesOf(bytes);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toMatch(/姓名[\s\S]*(电子邮箱|邮箱)/);
    expect(pages.join('').match(/联系人\d+号/g)).toHaveLength(200);
    // Embedded and cut to what is used: the font alone is ten megabytes.
    expect(bytes.toString('latin1')).toContain('/FontFile2');
    expect(bytes.length).toBeLessThan(300_000);
  });

  test('what is hidden from the reader is on no page, whatever the template asks for', async () => {
    const blocks = [
      { kind: 'text', text: '电话 {{phone}} 完' },
      { kind: 'facts', fields: ['name', 'phone'] },
      { kind: 'text', text: '有电话才印', when: { phone: { empty: false } } },
      { kind: 'table', list: 'contacts', fields: ['name', 'email'] },
    ];
    const template = await made('print-templates', { name: '电话单', module: 'accounts', blocks });
    const blind = await app.person('blind', {
      rights: {
        accounts: { ...allRights['*'], fields: { phone: 'hidden' } },
        contacts: { see: 'all', fields: { email: 'hidden' } },
      },
    });
    const url = `/api/accounts/${account}/print/${template}`;
    const [seen, hidden] = [await textOf(app.admin, url), await textOf(blind, url)];
    expect(seen).toContain('0512-6288 1234');
    expect(seen).toContain('有电话才印');
    expect(hidden).toContain('陶喆堃镕');
    expect(hidden).not.toContain('0512');
    expect(hidden).not.toContain('有电话才印');
    expect(hidden).not.toContain('@example.com');
    const stranger = await app.person('elsewhere', { rights: { accounts: { see: 'own' } } });
    expect((await stranger.get(url)).status).toBe(404);
    expect((await stranger.get('/api/contacts/1/print/standard')).status).toBe(403);
    expect((await app.stranger.get(url)).status).toBe(401);
  });

  test.each([
    ['no list', 'x', 'notList'],
    ['a block of no known kind', [{ kind: 'script' }], 'notChoice'],
    ['a member that such a block has not', [{ kind: 'rule', text: 'x' }], 'unknownField'],
    ['a field that is not there', [{ kind: 'facts', fields: ['secretPlan'] }], 'unknownField'],
    ['a field beyond what is no reference', [{ kind: 'text', text: '{{name.first}}' }], 'unknownField'],
    ['a table of no list there is', [{ kind: 'table', list: 'secretPlans' }], 'unknownField'],
    ['a table of a field that holds no lines', [{ kind: 'table', list: 'name' }], 'unknownField'],
    ['a table that says no list', [{ kind: 'table' }], 'unknownField'],
    [
      'a column that its list has not',
      [{ kind: 'table', list: 'contacts', fields: ['salary'] }],
      'unknownField',
    ],
    ['a placeholder for nothing', [{ kind: 'text', text: '{{$company.password}}' }], 'notPlaceholder'],
    ['a form that nobody writes', [{ kind: 'text', text: '{{name|shout}}' }], 'notPlaceholder'],
    ['a condition on what is not there', [{ kind: 'space', when: { nothing: 1 } }], 'unknownField'],
    ['too many blocks', Array(61).fill({ kind: 'space' }), 'tooMany'],
  ])('a template with %s is refused at its content', async (_what, blocks, code) => {
    const answer = await app.admin.post('/api/print-templates', { name: '错', module: 'accounts', blocks });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'blocks', code }] } });
  });

  test('templates are the business of those who keep the settings; a logo that is no picture any more stops nobody', async () => {
    const clerk = await app.person('clerk', { rights: allRights });
    expect(
      (await clerk.post('/api/print-templates', { name: 'x', module: 'accounts', blocks: [] })).status,
    ).toBe(403);
    expect((await clerk.post('/api/print-preview', onAccounts([]))).status).toBe(403);
    const broken = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const logo = await upload(app.admin, 'logo.png', Buffer.concat([broken, Buffer.alloc(64)]));
    expect(logo.status).toBe(201);
    expect((await app.admin.patch('/api/settings/company', { logo: logo.body.id })).status).toBe(200);
    expect(await textOf(clerk, `/api/accounts/${account}/print/standard`)).toContain('陶喆堃镕');
    expect((await app.admin.patch('/api/settings/company', { colour: 'red' })).status).toBe(422);
  });
});
