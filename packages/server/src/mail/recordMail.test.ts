import type { MailAnswer, MailProposal } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attachedTo, said, startMailServer, type TestMailServer } from '../../../../test/mailServer.ts';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { pagesOf } from '../printing/pdf.fixture.ts';
import { act, linesOf } from '../stock/documents.fixture.ts';
import { goods, warehouseNamed } from '../stock/stock.fixture.ts';

let app: TestApplication;
let post: TestMailServer;
let seller: Client & { id: number };
let account: number;
let contact: number;
let vendor: number;
let meter: number;

beforeAll(async () => {
  post = await startMailServer();
  app = await openApplication('record_mail', {
    works: false,
    home: 'https://crm.example',
    mail: { url: post.url, from: 'crm@gejie.example' },
  });
  await app.admin.patch('/api/settings/company', { name: '格界科技' });
  const made = async (path: string, values: object) =>
    Number((await app.admin.post(`/api/${path}?duplicates=allow`, values)).body.id);
  const keeper = await app.person('赵管家', {});
  await app.admin.patch(`/api/users/${keeper.id}`, { email: 'zhao@gejie.example' });
  account = await made('accounts', { name: '华东供水集团', owner: keeper.id });
  contact = await made('contacts', { name: '王工', account, email: 'wang@huadong.example' });
  vendor = await made('vendors', { name: '宁波铜业', email: 'sales@tong.example' });
  meter = await goods(app, 'SM-1 智能水表', await warehouseNamed(app.admin, '总仓', true), '10');
  seller = await app.person('李销售', { rights: { '*': { see: 'all', edit: 'own', create: true } } });
  await app.admin.patch(`/api/users/${seller.id}`, { email: 'li@gejie.example' });
});
afterAll(async () => {
  await app.close();
  await post.close();
});
beforeEach(() => {
  post.letters.length = 0;
  post.unknown.clear();
  post.refuses = false;
});

const look = () => app.services.post?.look();
const tryAgain = () => sql`update record_mail set next_try = now()`.execute(app.services.database.kysely);

async function quote(values: object = {}, sent = true): Promise<number> {
  const { body, status } = await seller.post<{ id: number }>('/api/quotes', {
    name: '供水二期',
    account,
    contact,
    validUntil: '2099-12-31',
    lines: linesOf([meter, '2', '398']),
    description: '底价 300',
    ...values,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  if (sent) expect((await act(seller, 'quotes', body.id, 'send')).status).toBe(200);
  return body.id;
}

const proposal = async (path: string, id: number, query = '', client: Client = seller) =>
  (await client.get<MailProposal>(`/api/${path}/${id}/mail${query}`)).body;
const letter = async (path: string, id: number, more: object = {}, query = '') => {
  const { refused: _r, signature: _g, letter: _l, letters: _s, ...wish } = await proposal(path, id, query);
  return { ...wish, ...more };
};
const mail = (path: string, id: number, body: object, client: Client = seller) =>
  client.post<MailAnswer & { detail: string; errors: { field: string; code: string }[] }>(
    `/api/${path}/${id}/mail`,
    body,
  );
const mails = async (id: number, client: Client = seller) =>
  (await client.get<MailAnswer[]>(`/api/quotes/${id}/mails`)).body;
const story = async (id: number, client: Client = seller) =>
  (
    await client.get<{ entries: { kind: string; actor: { label: string }; note: string }[] }>(
      `/api/quotes/${id}/history`,
    )
  ).body.entries;

describe('A paper is mailed with its PDF (INV-06, INV-08, INV-09)', () => {
  test('to the contact, with a letter in the language of the paper, and the story tells of it', async () => {
    const id = await quote();
    const zh = await proposal('quotes', id);
    expect(zh).toMatchObject({
      to: ['wang@huadong.example'],
      template: 'standard',
      language: 'zh',
      refused: null,
    });
    expect(zh.subject).toMatch(/^格界科技 报价单 QT-\d{6}-\d{4}：供水二期$/);
    expect(zh.text).toMatch(/^王工\n您好！\n\n附上报价单/);
    expect(zh.text).toContain('总计 ¥796.00');
    // One person, whoever wrote the quote, and the service desk. CMP-08
    expect(zh.text).toMatch(/客户负责人：赵管家　.*zhao@gejie\.example\n服务台：格界科技/);
    expect(zh.text).not.toMatch(/负责人：李销售/);
    expect(zh.text).toMatch(/https:\/\/crm\.example\/q\/quotes\/QT-\d{6}-\d{4}\/[A-Z0-9-]{19}/);
    const en = await letter('quotes', id, { cc: ['Boss@Huadong.example'] }, '?template=standard&language=en');
    expect(en.subject).toMatch(/^Quotation QT-/);
    const answer = await mail('quotes', id, en);
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    expect(answer.body).toMatchObject({ state: 'waiting', cc: ['boss@huadong.example'] });
    await look();
    expect(post.letters.map(({ to }) => to)).toEqual(['wang@huadong.example,boss@huadong.example']);
    const raw = post.letters[0]?.raw ?? '';
    expect(raw).toMatch(/^From: crm@gejie.example\r$/m);
    expect(raw).toMatch(/^Reply-To: li@gejie.example\r$/m);
    expect(said(raw)).toContain('Please find attached our quotation');
    const paper = (await pagesOf(attachedTo(raw))).join('\n');
    for (const words of ['Quotation', '供水二期', '¥796.00']) expect(paper).toContain(words);
    expect(paper).not.toContain('底价 300');
    expect(await mails(id)).toMatchObject([{ state: 'sent', by: { label: '李销售' }, reason: null }]);
    const [told] = await story(id);
    expect(told).toMatchObject({ kind: 'mailed', actor: { label: '李销售' } });
    expect(told?.note).toMatch(/\.pdf → wang@huadong\.example, boss@huadong\.example$/);
    await look();
    expect(post.letters).toHaveLength(1);
  });

  test('an order, an invoice with its delivery note, and a purchase order likewise', async () => {
    const papers = [
      ['sales-orders', { account, contact }, 'confirm', '', '订单确认', 'wang@huadong.example'],
      [
        'invoices',
        { account, contact },
        'approve',
        '?template=standard:deliveryNote',
        '发货单',
        'wang@huadong.example',
      ],
      ['purchase-orders', { vendor }, 'order', '', '采购订单', 'sales@tong.example'],
    ] as const;
    for (const [path, of, ready, query, words, to] of papers) {
      const lines = linesOf([meter, '1', '398']);
      const { body } = await app.admin.post<{ id: number }>(`/api/${path}`, { name: '二期', lines, ...of });
      expect((await proposal(path, body.id, query)).refused, path).toMatch(/^还是草稿/);
      expect((await act(app.admin, path, body.id, ready)).status, path).toBe(200);
      const wish = await letter(path, body.id, {}, query);
      expect(wish.to, path).toEqual([to]);
      expect(wish.subject).toContain(words);
      expect((await mail(path, body.id, wish)).status, path).toBe(202);
    }
    await look();
    expect(post.letters).toHaveLength(3);
    // What went to a vendor stands in the vendor's own story. INV-03
    const { body: told } = await app.admin.get(`/api/vendors/${vendor}/timeline`);
    expect(JSON.stringify(told)).toMatch(/"mailed".*sales@tong\.example|sales@tong\.example.*"mailed"/);
    const note = await pagesOf(attachedTo(post.letters.map(({ raw }) => raw)[1] ?? ''));
    expect(note.join()).toContain('送货单');
    expect(note.join()).not.toContain('398');
  });

  test('is drawn with the rights of its sender, who must be able to see it', async () => {
    const id = await quote();
    const blind = await app.person('看不见金额', {
      rights: {
        '*': { see: 'all' },
        quotes: { see: 'all', fields: { lines: 'hidden', subtotal: 'hidden', total: 'hidden' } },
      },
    });
    const own = await proposal('quotes', id, '', blind);
    expect(own.text).not.toContain('796');
    const { refused: _r, signature: _g, letter: _l, letters: _s, ...wish } = own;
    expect((await mail('quotes', id, wish, blind)).status).toBe(202);
    await look();
    const paper = (await pagesOf(attachedTo(post.letters[0]?.raw ?? ''))).join('\n');
    expect(paper).toContain('供水二期');
    expect(paper).not.toContain('796');
    const outsider = await app.person('外人', { rights: { '*': { see: 'own' } } });
    expect((await mail('quotes', id, wish, outsider)).status).toBe(404);
    const reader = await app.person('不见邮箱', {
      rights: { '*': { see: 'all' }, contacts: { see: 'all', fields: { email: 'hidden' } } },
    });
    expect((await proposal('quotes', id, '', reader)).to).toEqual([]);
    expect(await mails(id, reader)).toMatchObject([{ state: 'sent', to: [] }]);
    expect(JSON.stringify(await story(id, reader))).not.toContain('wang@');
    const timeline = await reader.get(`/api/quotes/${id}/timeline`);
    expect(JSON.stringify(timeline.body)).toContain('mailed');
    expect(JSON.stringify(timeline.body)).not.toContain('wang@');
  });

  test('waits while the server takes nothing, and goes once', async () => {
    const id = await quote();
    await mail('quotes', id, await letter('quotes', id));
    post.refuses = true;
    await look();
    expect(await mails(id)).toMatchObject([{ state: 'waiting', reason: expect.stringContaining('not now') }]);
    post.refuses = false;
    await look();
    expect(post.letters).toEqual([]);
    await tryAgain();
    await look();
    await look();
    expect(post.letters).toHaveLength(1);
    expect(await mails(id)).toMatchObject([{ state: 'sent' }]);
  });

  test('an address that nobody has is told to the sender, in the story too', async () => {
    const id = await quote();
    post.unknown.add('gone@huadong.example');
    await mail('quotes', id, await letter('quotes', id, { to: ['gone@huadong.example'] }));
    await look();
    expect(await mails(id)).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('no such user') },
    ]);
    expect((await story(id))[0]).toMatchObject({ kind: 'mailFailed' });
    const { body } = await seller.get<{ notifications: { kind: string }[] }>('/api/notifications');
    expect(body.notifications[0]).toMatchObject({ kind: 'mail.failed', record: { id } });
  });

  test('who of several cannot be reached is told too; the others have it', async () => {
    const id = await quote();
    post.unknown.add('gone@huadong.example');
    const to = ['wang@huadong.example', 'gone@huadong.example'];
    await mail('quotes', id, await letter('quotes', id, { to }));
    await look();
    expect(post.letters.map((one) => one.to)).toEqual(['wang@huadong.example']);
    expect(await mails(id)).toMatchObject([
      { state: 'sent', reason: expect.stringContaining('gone@huadong.example') },
    ]);
    const { body } = await seller.get<{ notifications: { kind: string; record: { id: number } }[] }>(
      '/api/notifications',
    );
    expect(body.notifications[0]).toMatchObject({ kind: 'mail.failed', record: { id } });
  });

  test.each([
    ['no address', { to: [] }, 'to', 'required'],
    ['what is no address', { to: ['wang@huadong.example', '王工'] }, 'to.1', 'notEmail'],
    ['a header in an address', { to: ['a@b.example\r\nBcc: c@d.example'] }, 'to.0', 'notEmail'],
    ['no subject', { subject: ' ' }, 'subject', 'required'],
    ['a header in the subject', { subject: 'x\r\nBcc: c@d.example' }, 'subject', 'nulCharacter'],
    ['no words', { text: '' }, 'text', 'required'],
    ['something unknown', { bcc: ['a@b.example'] }, 'bcc', 'unknownField'],
  ])('%s is refused', async (_what, more, field, code) => {
    const id = await quote();
    const { status, body } = await mail('quotes', id, await letter('quotes', id, more));
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field, code }]);
  });

  test('a draft, what waits for approval, and what no longer holds stay here', async () => {
    const id = await quote({}, false);
    expect((await mail('quotes', id, await letter('quotes', id))).body.detail).toContain('草稿');
    await act(seller, 'quotes', id, 'askApproval');
    expect(await mail('quotes', id, await letter('quotes', id))).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('审批中') },
    });
    const refused = await quote();
    await act(seller, 'quotes', refused, 'refuse');
    expect((await proposal('quotes', refused)).refused).toContain('不再有效');
    expect((await mail('quotes', refused, await letter('quotes', refused))).status).toBe(409);
  });

  test('other modules are not mailed, nor is a template of another', async () => {
    expect((await seller.get(`/api/accounts/${account}/mail`)).status).toBe(404);
    const id = await quote();
    const wish = await letter('quotes', id, { template: 'standard:deliveryNote' });
    expect((await mail('quotes', id, wish)).status).toBe(404);
  });

  test('without a mail server, and when it is too large for one, the reason is said', async () => {
    const id = await quote();
    const wish = await letter('quotes', id);
    const bare = await app.secondProcess({ mail: null });
    const small = await app.secondProcess({
      mail: { url: post.url, from: 'crm@gejie.example', largest: 100 },
    });
    const as = (process: typeof bare) =>
      process.client({ cookie: seller.cookie ?? '', 'x-requested-with': 'gejie' });
    try {
      expect((await as(bare).get(`/api/quotes/${id}/mail`)).body.refused).toContain('SMTP_URL');
      expect((await mail('quotes', id, wish, as(bare))).status).toBe(503);
      expect((await mail('quotes', id, wish, as(small))).status).toBe(413);
    } finally {
      await Promise.all([bare.close(), small.close()]);
    }
  });
});
