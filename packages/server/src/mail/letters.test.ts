import type { LetterWords, MailProposal } from '@gejie/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { said, startMailServer, type TestMailServer } from '../../../../test/mailServer.ts';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { act, linesOf } from '../stock/documents.fixture.ts';
import { goods, warehouseNamed } from '../stock/stock.fixture.ts';

let app: TestApplication;
let post: TestMailServer;
let seller: Client & { id: number };
let quote: number;

beforeAll(async () => {
  post = await startMailServer();
  app = await openApplication('letters', {
    works: false,
    mail: { url: post.url, from: 'crm@gejie.example' },
  });
  const account = Number((await app.admin.post('/api/accounts', { name: '华东供水集团' })).body.id);
  const meter = await goods(app, 'SM-1 智能水表', await warehouseNamed(app.admin, '总仓', true), '10');
  seller = await app.person('李销售', {
    rights: {
      '*': { see: 'all', edit: 'own', create: true },
      accounts: { see: 'all', fields: { grade: 'hidden' } },
    },
  });
  const { body } = await seller.post<{ id: number }>('/api/quotes', {
    name: '供水二期',
    account,
    validUntil: '2099-12-31',
    lines: linesOf([meter, '2', '398']),
  });
  quote = body.id;
  await act(seller, 'quotes', quote, 'send');
});
afterAll(async () => {
  await app.close();
  await post.close();
});

const template = (values: object, client: Client = app.admin) =>
  client.post<{ id: number; errors: { field: string; code: string; message: string }[] }>(
    '/api/letter-templates',
    {
      name: '热情版',
      module: 'quotes',
      language: 'zh',
      subject: '{{account.name}}，您的报价 {{number}}',
      text: '{{account.name}} 您好：\n\n总计 {{total}}（{{total|capitals}}）。\n{{$company.name}}',
      ...values,
    },
  );
const proposal = async (query = '', client: Client = seller) =>
  (await client.get<MailProposal>(`/api/quotes/${quote}/mail${query}`)).body;
const preview = (draft: object, client: Client = app.admin) =>
  client.post<LetterWords & { errors: { field: string; code: string }[] }>('/api/letter-preview', {
    module: 'quotes',
    record: quote,
    subject: '报价 {{number}}',
    text: '{{name}}',
    language: 'zh',
    ...draft,
  });

describe('The letter that a paper goes out with is written by the administrator (INV-06, PLT-20)', () => {
  test('in each language for itself; the first in order is the usual one, and the standard one stays', async () => {
    expect(await proposal()).toMatchObject({
      letter: 'standard',
      letters: [{ letter: 'standard', name: null }],
    });
    const made = await template({ position: 5 });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const first = await template({ name: '简短版', text: '见附件。', position: 1 });
    await template({ name: '停用', active: false, position: 0 });
    await template({ name: '订单的', module: 'sales-orders', position: 0 });
    const [warm, short] = [String(made.body.id), String(first.body.id)];
    expect(await proposal()).toMatchObject({
      letter: short,
      text: expect.stringMatching(/^见附件。\n\n李销售/),
      letters: [
        { letter: short, name: '简短版' },
        { letter: warm, name: '热情版' },
        { letter: 'standard', name: null },
      ],
    });
    const chosen = await proposal(`?letter=${warm}`);
    expect(chosen.subject).toMatch(/^华东供水集团，您的报价 QT-/);
    expect(chosen.text).toMatch(/^华东供水集团 您好：\n\n总计 ¥796\.00（人民币柒佰玖拾陆元整）。/);
    expect((await proposal('?letter=standard')).text).toContain('附上报价单');
    const english = await proposal('?template=standard&language=en');
    expect(english).toMatchObject({ letter: 'standard', subject: expect.stringMatching(/^Quotation QT-/) });
    const { refused: _r, signature: _g, letter: _l, letters: _s, ...wish } = chosen;
    const sent = await seller.post(`/api/quotes/${quote}/mail`, { ...wish, to: ['wang@huadong.example'] });
    expect(sent.status).toBe(202);
    await app.services.post?.look();
    expect(said(post.letters[0]?.raw ?? '')).toContain('人民币柒佰玖拾陆元整');
  });

  test('says of a record only what its sender may read', async () => {
    const { body } = await template({ name: '带等级', text: '等级：{{account.grade}}。' });
    await app.admin.patch(
      `/api/accounts/${(await app.admin.get<{ account: { id: number } }>(`/api/quotes/${quote}`)).body.account.id}`,
      { grade: 'A' },
    );
    expect((await proposal(`?letter=${body.id}`)).text).toMatch(/^等级：。/);
    expect((await proposal(`?letter=${body.id}`, app.admin)).text).not.toMatch(/^等级：。/);
  });

  test.each([
    ['a field that there is not', { text: '{{nonsense}}' }, 'text', 'unknownField', 'nonsense'],
    [
      'one beyond a reference',
      { subject: '{{account.nonsense}}' },
      'subject',
      'unknownField',
      'account.nonsense',
    ],
    [
      'one of another kind of paper',
      { module: 'purchase-orders', subject: '信', text: '{{account.name}}' },
      'text',
      'unknownField',
      'account.name',
    ],
    [
      'a fact that there is not',
      { text: '{{$company.secret}}' },
      'text',
      'notPlaceholder',
      '$company.secret',
    ],
    ['a label instead of a name', { text: '{{客户}}' }, 'text', 'notPlaceholder', '客户'],
    ['braces that are not closed', { text: '{{name} 您好' }, 'text', 'notPlaceholder', 'name'],
    ['an unknown way to write it', { text: '{{total|roman}}' }, 'text', 'notPlaceholder', 'total'],
    [
      'a kind of record that is not mailed',
      { module: 'accounts', subject: '信', text: '信' },
      'module',
      'notChoice',
      '',
    ],
    ['no words', { text: ' ' }, 'text', 'required', ''],
  ])('%s is refused where it stands, also in the preview', async (_what, values, field, code, named) => {
    const { status, body } = await template(values);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field, code, message: expect.stringContaining(named) }]);
    if (code === 'required' || field === 'module') return;
    expect(await preview(values)).toMatchObject({ status: 422, body: { errors: [{ field, code }] } });
  });

  test('is looked at before it is kept, of the newest record or a chosen one', async () => {
    expect((await preview({})).body).toEqual({
      subject: expect.stringMatching(/^报价 QT-/),
      text: '供水二期',
    });
    expect((await preview({ record: null })).body).toMatchObject({ text: '供水二期' });
    expect((await preview({ record: 1 })).status).toBe(404);
    expect((await preview({ module: 'accounts' })).status).toBe(404);
    expect((await preview({}, seller)).status).toBe(403);
  });

  test('begins with what comes with the product, and is the administrator’s to change', async () => {
    const { body } = await app.admin.get<LetterWords>('/api/quotes/letter/standard?language=en');
    expect(body.subject).toBe('Quotation {{number}} from {{$company.name}}: {{name}}');
    expect((await app.admin.get('/api/accounts/letter/standard')).status).toBe(404);
    expect((await template({}, seller)).status).toBe(403);
    const made = await template({ name: '改过的', ...body });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
  });

  test('that names a field of the administrator’s own is told of when that is to go', async () => {
    await app.admin.post('/api/customization/quotes/fields', {
      name: 'incoterm',
      type: 'text',
      label: { zh: '贸易术语', en: 'Incoterm' },
    });
    const made = await template({ name: '外贸信', text: '术语：{{cf_incoterm}}' });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const fields = await app.admin.get<{ fields: { name: string; uses?: object[] }[] }>(
      '/api/customization/quotes/fields',
    );
    expect(JSON.stringify(fields.body)).toContain('incoterm');
    const uses = await app.admin.get('/api/customization/quotes/fields/cf_incoterm/uses');
    expect(JSON.stringify(uses.body)).toContain('外贸信');
  });
});

test('Under it stands what its sender keeps as a signature, without anything that could run (ACC-01, CAR-01)', async () => {
  const usual = '?letter=standard';
  const unsigned = await proposal(usual);
  expect(unsigned.signature).toBe(null);
  expect(unsigned.text).toMatch(/\n\n李销售\n/);
  const kept =
    '<p><strong>李敏</strong> 华东区<br>0571-8888</p><script>alert(1)</script><img src="https://spy.example/x">';
  expect((await seller.patch('/api/session/card', { signature: kept })).status).toBe(200);
  const signed = await proposal(usual);
  expect(signed.signature).toBe('<p><strong>李敏</strong> 华东区<br />0571-8888</p>');
  expect(signed.text).not.toMatch(/\n\n李销售\n/);
  const { refused: _r, signature: _g, letter: _l, letters: _s, ...wish } = signed;
  const mail = (more: object) =>
    seller.post(`/api/quotes/${quote}/mail`, { ...wish, to: ['wang@huadong.example'], ...more });
  post.letters.length = 0;
  expect((await mail({ text: '您好 <b>&' })).status).toBe(202);
  expect((await mail({ signature: false })).status).toBe(202);
  await app.services.post?.look();
  const [first = '', second = ''] = post.letters.map(({ raw }) => said(raw));
  expect(first).toContain('您好 <b>&\n\n-- \n李敏 华东区\n0571-8888');
  expect(first).toContain('您好 &lt;b&gt;&amp;');
  expect(first).toContain('<strong>李敏</strong>');
  for (const bad of ['alert(1)', 'spy.example']) expect(first).not.toContain(bad);
  expect(second).not.toContain('李敏');
});
