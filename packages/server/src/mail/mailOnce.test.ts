import type { MailAnswer, MailProposal } from '@gejie/core';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { said, startMailServer, type TestMailServer } from '../../../../test/mailServer.ts';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import type { Application } from '../application.ts';
import { act, linesOf } from '../stock/documents.fixture.ts';
import { goods, warehouseNamed } from '../stock/stock.fixture.ts';

let app: TestApplication;
let second: Application;
let post: TestMailServer;
let seller: Client & { id: number };
let account: number;
let meter: number;
const logged: { level: string; msg: string }[] = [];

beforeAll(async () => {
  post = await startMailServer();
  app = await openApplication('mail_once', {
    works: false,
    mail: { url: post.url, from: 'crm@gejie.example' },
    logger: pino(
      { level: 'warn', formatters: { level: (level) => ({ level }) } },
      { write: (line: string) => logged.push(JSON.parse(line)) },
    ),
  });
  second = await app.secondProcess();
  account = Number((await app.admin.post('/api/accounts', { name: '华东供水集团' })).body.id);
  meter = await goods(app, 'SM-1 智能水表', await warehouseNamed(app.admin, '总仓', true), '10');
  seller = await app.person('李销售', { rights: { '*': { see: 'all', edit: 'own', create: true } } });
  await app.admin.patch(`/api/users/${seller.id}`, { email: 'li@gejie.example' });
});
afterAll(async () => {
  await second.close();
  await app.close();
  await post.close();
});
beforeEach(() => {
  post.letters.length = 0;
  logged.length = 0;
});

async function letterOf(client: Client = seller) {
  const { body } = await client.post<{ id: number }>('/api/quotes', {
    name: '供水二期',
    account,
    validUntil: '2099-12-31',
    lines: linesOf([meter, '2', '398']),
  });
  expect((await act(client, 'quotes', body.id, 'send')).status).toBe(200);
  const { body: proposal } = await client.get<MailProposal>(`/api/quotes/${body.id}/mail`);
  const { refused: _r, signature: _g, letter: _l, letters: _s, ...wish } = proposal;
  return { id: body.id, wish: { ...wish, to: ['wang@huadong.example'] } };
}

type Sent = MailAnswer & { detail: string; errors: { field: string; code: string }[] };
const mail = (id: number, wish: object, key: string, client: Client = seller) =>
  client.post<Sent>(`/api/quotes/${id}/mail`, wish, { headers: { 'idempotency-key': key } });
const mails = async (id: number) => (await seller.get<MailAnswer[]>(`/api/quotes/${id}/mails`)).body;
const kindsOf = async (id: number) => {
  const { body } = await seller.get<{ entries: { kind: string }[] }>(`/api/quotes/${id}/history`);
  return body.entries.map(({ kind }) => kind).filter((kind) => kind.startsWith('mail'));
};
const look = (process: Application = app) => process.services.post?.look();
const runOut = () => sql`update record_mail set next_try = now()`.execute(app.services.database.kysely);
async function transactionsHeld(): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select count(*)::int as held from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`.execute(
    app.services.database.kysely,
  );
  return rows[0]?.held ?? -1;
}

describe('A mail asked for twice with one key (INV-06)', () => {
  test('is sent once, also when both come at the same time, and both are answered with it', async () => {
    const { id, wish } = await letterOf();
    const both = await Promise.all([mail(id, wish, 'double-click-1'), mail(id, wish, 'double-click-1')]);
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    await look();
    const again = await mail(id, wish, 'double-click-1');
    expect(again).toMatchObject({ status: 202, body: { id: both[0].body.id, state: 'sent' } });
    await look();
    expect(post.letters).toHaveLength(1);
    expect(await mails(id)).toHaveLength(1);
    expect(await kindsOf(id)).toEqual(['mailed']);
  });

  test('is another one with another key, or from another person', async () => {
    const { id, wish } = await letterOf();
    await mail(id, wish, 'one-and-two-1');
    await mail(id, wish, 'one-and-two-2');
    expect((await mail(id, wish, 'one-and-two-1', app.admin)).status).toBe(202);
    await look();
    expect(post.letters).toHaveLength(3);
  });

  test('is not taken for another letter, nor kept where it was refused', async () => {
    const { id, wish } = await letterOf();
    expect((await mail(id, { ...wish, subject: '' }, 'refused-first')).status).toBe(422);
    expect((await mail(id, wish, 'refused-first')).status).toBe(202);
    const other = await mail(id, { ...wish, text: '另一封' }, 'refused-first');
    expect(other).toMatchObject({ status: 409, body: { detail: expect.stringContaining('先前的内容') } });
    await look();
    expect(post.letters).toHaveLength(1);
  });

  test.each(['short', 'x'.repeat(101), 'has space in it'])('needs a key that is one: %s', async (key) => {
    const { id, wish } = await letterOf();
    expect(await mail(id, wish, key)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'idempotency-key', code: 'notKey' }] },
    });
  });
});

describe('A mail server that takes its time (INV-06, PLT-15)', () => {
  test('holds no transaction, and no other process sends the letter meanwhile', async () => {
    const { id, wish } = await letterOf();
    await mail(id, wish, 'slow-server-1');
    const { arrived, goOn } = post.hold();
    const sending = look();
    await arrived;
    expect(await transactionsHeld()).toBe(0);
    expect(await mails(id)).toMatchObject([{ state: 'waiting' }]);
    expect(await look(second)).toBe(0);
    goOn();
    await sending;
    expect(await mails(id)).toMatchObject([{ state: 'sent', repeated: false }]);
    expect(post.letters).toHaveLength(1);
  });

  test('and a process that is gone before it settles: another sends it again and says so, once', async () => {
    const { id, wish } = await letterOf();
    await mail(id, wish, 'cut-off-1');
    const { arrived, goOn } = post.hold();
    const cutOff = look();
    await arrived;
    await runOut();
    const other = post.hold();
    const again = look(second);
    await other.arrived;
    for (const letter of [goOn, other.goOn]) letter();
    await Promise.all([cutOff, again]);
    expect(await mails(id)).toMatchObject([{ state: 'sent', repeated: true }]);
    expect(await kindsOf(id)).toEqual(['mailed']);
    const names = post.letters.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
    await runOut();
    await look();
    expect(post.letters).toHaveLength(2);
  });

  test('holds none for notices either, and a notice goes once', async () => {
    await app.admin.post(`/api/accounts/${account}/comments`, { text: '请看报价', mentions: [seller.id] });
    const { arrived, goOn } = post.hold();
    const sending = look();
    await arrived;
    expect(await transactionsHeld()).toBe(0);
    expect(await look(second)).toBe(0);
    goOn();
    await sending;
    await look(second);
    expect(post.letters.map(({ to, raw }) => [to, said(raw).includes('请看报价')])).toEqual([
      ['li@gejie.example', true],
    ]);
  });

  test('one that cannot be reached is asked once a round, and is no error of ours', async () => {
    const letters = [await letterOf(), await letterOf()];
    const away = await app.secondProcess({ mail: { url: 'smtp://127.0.0.1:1', from: 'crm@gejie.example' } });
    try {
      for (const { id, wish } of letters) await mail(id, wish, `out-of-reach-${id}`);
      await look(away);
      expect(logged).toMatchObject([{ level: 'warn', msg: 'the mail server took no letter' }]);
      for (const { id } of letters) expect(await mails(id)).toMatchObject([{ state: 'waiting' }]);
    } finally {
      await away.close();
    }
    await runOut();
    await look();
    expect(post.letters).toHaveLength(2);
  });

  test('none at all is said to who asks (503), and is no error of ours either', async () => {
    const { id, wish } = await letterOf();
    const bare = await app.secondProcess({ mail: null });
    try {
      const as = bare.client({ cookie: seller.cookie ?? '', 'x-requested-with': 'gejie' });
      expect((await mail(id, wish, 'no-server-1', as)).status).toBe(503);
      expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
    } finally {
      await bare.close();
    }
  });
});
