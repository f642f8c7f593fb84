import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { pagesOf } from '../printing/pdf.fixture.ts';

let app: TestApplication;
let seller: Client & { id: number };
let account: number;
let product: number;
let now = new Date('2026-11-26T02:00:00Z');

async function made(
  path: string,
  values: Record<string, unknown>,
  client: Client = app.admin,
): Promise<number> {
  const answer = await client.post(`/api/${path}?duplicates=allow`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
}

/** A quote as its customer gets it. */
async function sentQuote(values: Record<string, unknown> = {}): Promise<{ id: number; place: string }> {
  const id = await made(
    'quotes',
    {
      name: '水表报价',
      account,
      validUntil: '2026-12-31',
      terms: '预付 30%',
      description: '底价 300，别告诉客户',
      serviceContact: seller.id,
      lines: [
        { kind: 'group', description: '设备' },
        { item: { module: 'products', id: product }, quantity: '10', discount: { percent: '5' } },
        { kind: 'text', description: '质保 24 个月' },
      ],
      ...values,
    },
    seller,
  );
  const sent = await seller.post(`/api/quotes/${id}/send`, {});
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  const { number, code } = (await seller.get(`/api/quotes/${id}`)).body;
  return { id, place: `/api/public/quotes/${number}/${code}` };
}

/** Another address than that of the other tests: what one may ask a minute is limited. */
const elsewhere = { remoteAddress: '10.0.0.9' };
const english = { headers: { 'accept-language': 'en' } };

beforeAll(async () => {
  app = await openApplication('customer_pages', { clock: () => now, home: 'https://crm.example.com' });
  await app.admin.patch('/api/settings/company', { name: '锦程机电', phone: '0571-8816 0000' });
  product = await made('products', { name: 'SM-1 智能水表', unit: '台', price: '398', cost: '232' });
  account = await made('accounts', { name: '华东水务集团' });
  seller = await app.person('张三', {
    rights: {
      '*': { see: 'all', edit: 'all', delete: 'all', create: true },
      quotes: { see: 'all', edit: 'all', create: true, fields: { margin: 'hidden', costs: 'hidden' } },
    },
  });
  await app.admin.patch(`/api/users/${seller.id}`, { phone: '13800001111', email: 'zhang@example.com' });
  const keeper = await app.person('赵管家', {});
  await app.admin.patch(`/api/users/${keeper.id}`, { phone: '13900002222' });
  await app.admin.patch(`/api/accounts/${account}`, { owner: keeper.id });
});

afterAll(() => app.close());

describe('The customer’s page of a quote (CMP-07, CMP-08)', () => {
  test('a draft has none; once sent, number and code open what is printed and nothing of ours', async () => {
    const draft = await made('quotes', { name: '草稿', account }, seller);
    expect((await seller.get(`/api/quotes/${draft}`)).body.code).toBeNull();
    const { place, id } = await sentQuote();
    expect(place).toMatch(/\/QT-[\w-]+\/([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
    const page = await app.stranger.get(place);
    expect(page).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        state: { name: 'valid', holds: true },
        company: { name: '锦程机电', phone: '0571-8816 0000' },
        answers: [{ name: 'accept' }, { name: 'refuse', reason: true }],
      },
    });
    const shown = JSON.stringify(page.body);
    for (const said of [
      '华东水务集团',
      '设备',
      'SM-1 智能水表',
      '10 台',
      '-5%',
      '¥3,781.00',
      '质保 24 个月',
      '预付 30%',
    ])
      expect(shown).toContain(said);
    // Whom to ask before and after the sale, and where to see whether it holds.
    for (const said of [
      '客户负责人：赵管家　13900002222',
      '服务联系人：张三',
      '13800001111',
      '服务台：锦程机电　0571-8816 0000',
      'https://crm.example.com/verify',
    ])
      expect(shown).toContain(said);
    for (const ours of ['底价', '232', '毛利', 'margin']) expect(shown).not.toContain(ours);
    expect(JSON.stringify((await app.stranger.get(place, english)).body)).toContain('Your account owner');

    const pdf = await app.http.inject({ url: `${place}/pdf` });
    const text = (await pagesOf(pdf.rawPayload)).join('\n').replace(/\s+/g, ' ');
    expect(text).toContain('报价单');
    expect(text).toContain('总计（大写）：人民币叁仟柒佰捌拾壹元整');
    expect(text).toContain('客户负责人：赵管家');
    expect(text).not.toContain('客户负责人：张三');
    expect(text).not.toContain('底价');
    expect((await seller.get(`/api/quotes/${id}/pdf`)).status).toBe(200);
  });

  test('a template that leaves it out does not keep the customer from knowing whom to ask (CMP-08)', async () => {
    const { place } = await sentQuote();
    const template = await made('print-templates', {
      name: '只有表格',
      module: 'quotes',
      language: 'zh',
      blocks: [{ kind: 'table', list: 'lines' }],
    });
    expect((await app.stranger.get(place)).body).toMatchObject({
      blocks: [{ kind: 'table' }],
      asks: ['客户负责人：赵管家　13900002222', '服务台：锦程机电　0571-8816 0000'],
    });
    await app.admin.delete(`/api/print-templates/${template}`);
  });

  test('a customer whom nobody looks after reads of the service desk, and of no empty name (CMP-08)', async () => {
    const alone = await made('accounts', { name: '无人负责的客户' });
    await app.admin.patch(`/api/accounts/${alone}`, { owner: null });
    const { place } = await sentQuote({ account: alone });
    const shown = JSON.stringify((await app.stranger.get(place)).body);
    expect(shown).not.toContain('客户负责人');
    expect(shown).toContain('服务台：锦程机电');
  });

  test.each([
    ['a wrong code', (place: string) => place.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['the number alone', (place: string) => place.replace(/[^/]+$/, '-')],
    ['a code that asks the database', (place: string) => place.replace(/[^/]+$/, encodeURIComponent('%'))],
    ['another module', (place: string) => place.replace('/quotes/', '/accounts/')],
    ['no module', (place: string) => place.replace('/quotes/', '/nothing/')],
  ])('%s opens nothing, and is told in the same words', async (_what, changed) => {
    const { place } = await sentQuote();
    const answer = await app.stranger.get(changed(place));
    const unknown = await app.stranger.get('/api/public/quotes/QT-0/AAAA-AAAA-AAAA-AAAA');
    expect(answer.status).toBe(404);
    expect(answer.body.detail).toBe(unknown.body.detail);
  });

  test('a code is taken as it was read out: small letters, without its dashes', async () => {
    const { place } = await sentQuote();
    const [code = ''] = place.split('/').slice(-1);
    const read = code.replaceAll('-', ' ').toLowerCase();
    expect((await app.stranger.get(place.replace(code, encodeURIComponent(read)))).status).toBe(200);
  });

  test('the customer accepts once, by name; the salesperson sees it in the story and is told', async () => {
    const { id, place } = await sentQuote();
    const answers = await Promise.all(
      ['accept', 'accept', 'refuse'].map((answer) => app.stranger.post(`${place}/${answer}`, { by: '李总' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    const quote = (await seller.get(`/api/quotes/${id}`)).body;
    expect(quote).toMatchObject({ answeredBy: '李总', answeredAt: now.toISOString() });
    expect(['accepted', 'refused']).toContain(quote.status);
    expect(JSON.stringify((await seller.get(`/api/quotes/${id}/timeline`)).body)).toContain('李总');
    expect(JSON.stringify((await seller.get('/api/notifications')).body)).toContain(
      `customer.${quote.status}`,
    );
    expect((await app.stranger.get(place)).body).toMatchObject({ state: { holds: false }, answers: [] });
  });

  test('a refusal brings its reason; without a name, or with a member of ours, nothing is answered', async () => {
    const { id, place } = await sentQuote();
    expect(await app.stranger.post(`${place}/refuse`, { by: ' ' })).toMatchObject({ status: 422 });
    expect((await app.stranger.post(`${place}/refuse`, { by: '李', status: 'accepted' })).status).toBe(422);
    for (const ours of ['send', 'revise', 'approve', 'constructor'])
      expect((await app.stranger.post(`${place}/${ours}`, { by: '李' })).status).toBe(404);
    expect((await app.stranger.post(`${place}/refuse`, { by: '李总', reason: '预算不足' })).status).toBe(200);
    expect((await seller.get(`/api/quotes/${id}`)).body).toMatchObject({
      status: 'refused',
      refusalReason: '预算不足',
    });
    expect((await app.stranger.get(`${place}/pdf`)).status).toBe(409);
  });

  test('what was replaced, or is past its date, says so and can be neither answered nor taken away', async () => {
    const { id, place } = await sentQuote();
    const { body } = await seller.post(`/api/quotes/${id}/revise`, {});
    const later = (body.quote as { id: number }).id;
    await seller.patch(`/api/quotes/${later}`, { validUntil: '2026-12-15' });
    expect((await seller.post(`/api/quotes/${later}/send`, {})).status).toBe(200);
    expect((await app.stranger.get(place, elsewhere)).body).toMatchObject({
      state: { name: 'superseded', holds: false },
    });
    expect((await app.stranger.post(`${place}/accept`, { by: '李总' }, elsewhere)).status).toBe(409);

    const { number, code } = (await seller.get(`/api/quotes/${later}`)).body;
    const valid = `/api/public/quotes/${number}/${code}`;
    expect(valid).not.toBe(place);
    expect((await app.stranger.get(valid, elsewhere)).body).toMatchObject({ state: { name: 'valid' } });
    now = new Date('2026-12-16T02:00:00Z');
    expect((await app.stranger.get(valid, elsewhere)).body).toMatchObject({
      state: { name: 'expired', holds: false },
    });
    expect((await app.stranger.post(`${valid}/accept`, { by: '李总' }, elsewhere)).status).toBe(409);
    expect((await app.stranger.get(`${valid}/pdf`, elsewhere)).status).toBe(409);
  });

  test('whoever tries codes is told to wait', async () => {
    const tried = { remoteAddress: '10.0.0.7' };
    const answers = [];
    for (let attempt = 0; attempt < 32; attempt++)
      answers.push((await app.stranger.get('/api/public/quotes/QT-1/AAAA-BBBB-CCCC-DDDD', tried)).status);
    expect(answers[0]).toBe(404);
    expect(answers.at(-1)).toBe(429);
  });
});
