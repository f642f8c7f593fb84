import type { TimelineEntry } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemSession } from '../access/elevation.ts';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { connect } from '../database/connection.ts';
import { timelineOf } from '../history/timeline.ts';
import { readContext } from '../reading/readContext.ts';

type Page = { entries: TimelineEntry[]; next: string | null };

const own = { see: 'own', edit: 'own', create: true } as const;
let app: TestApplication;
let anna: Client & { id: number };
let ben: Client & { id: number };
let account: number;
let contact: number;
let deal: number;

const made = async (client: Client, path: string, values: object) => {
  const answer = await client.post(`/api/${path}`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as number;
};
const story = async (client: Client, query = '', of = `accounts/${account}`) => {
  const answer = await client.get<Page>(`/api/${of}/timeline?limit=100${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const told = ({ entries }: Page) =>
  entries.map(({ kind, text, about, on }) =>
    `${on ? `${on.label}: ` : ''}${kind} ${text ?? about?.label ?? ''}`.trim(),
  );

beforeAll(async () => {
  app = await openApplication('story');
  anna = await app.person('anna', { rights: { '*': own, accounts: { ...own, see: 'all' } } });
  ben = await app.person('ben', { rights: { '*': own, accounts: { ...own, see: 'all' } } });
  account = await made(anna, 'accounts', { name: '海川仪表' });
  contact = await made(anna, 'contacts', { name: '周敏', account });
  deal = await made(anna, 'opportunities', { name: '流量计二期', account, closeDate: '2027-01-31' });
  await anna.patch(`/api/contacts/${contact}`, { title: '采购经理' });
  await anna.post(`/api/opportunities/${deal}/comments`, { text: '等他们的预算' });
  await made(anna, 'tasks', { subject: '发样本', related: { module: 'contacts', id: contact } });
  await made(anna, 'events', {
    subject: '现场勘测',
    kind: 'visit',
    startsAt: '2026-01-05T01:00:00.000Z',
    endsAt: '2026-01-05T02:00:00.000Z',
    status: 'held',
    result: '需要防爆型号',
    related: { module: 'opportunities', id: deal },
  });
  await ben.post(`/api/accounts/${account}/comments`, { text: '展会上见过' });
});
afterAll(() => app.close());

describe('PLT-02 The story of a customer', () => {
  test('is one, of the account, its people and its deals, with all that hangs on them', async () => {
    const page = await story(anna);
    expect(told(page)).toEqual([
      'comment 展会上见过',
      '周敏: related 发样本',
      '流量计二期: comment 等他们的预算',
      '周敏: change',
      'related 流量计二期',
      'related 周敏',
      'created',
      // What took place stands where it took place, with what came of it.
      '流量计二期: related 需要防爆型号',
    ]);
    const visit = page.entries.at(-1);
    expect(visit).toMatchObject({ happened: true, at: '2026-01-05T02:00:00.000Z', actor: { id: anna.id } });
    const change = page.entries.find(({ kind }) => kind === 'change');
    expect(change).toMatchObject({ on: { module: 'contacts', id: contact }, changes: [{ field: 'title' }] });
  });

  test('tells of a part what the part tells itself', async () => {
    expect(told(await story(anna, '', `contacts/${contact}`))).toEqual([
      'related 发样本',
      'change',
      'created',
    ]);
  });

  test('ends where the sight of its reader ends: nothing of people, deals and activities of others', async () => {
    expect(told(await story(ben))).toEqual(['comment 展会上见过', 'created']);
  });

  test('is narrowed on the server, by kind, by person and by day', async () => {
    expect(told(await story(anna, '&kinds=comments'))).toHaveLength(2);
    expect(told(await story(anna, '&kinds=activities'))).toEqual([
      '周敏: related 发样本',
      '流量计二期: related 需要防爆型号',
    ]);
    // What is only planned has touched nobody yet.
    expect(told(await story(anna, '&kinds=touches'))).toEqual([
      'comment 展会上见过',
      '流量计二期: comment 等他们的预算',
      '流量计二期: related 需要防爆型号',
    ]);
    expect(told(await story(anna, '&kinds=records'))).toEqual(['related 流量计二期', 'related 周敏']);
    expect(told(await story(anna, '&kinds=tasks'))).toEqual(['周敏: related 发样本']);
    expect(told(await story(anna, `&by=${ben.id}`))).toEqual(['comment 展会上见过']);
    expect(told(await story(anna, '&until=2026-01-05'))).toEqual(['流量计二期: related 需要防爆型号']);
    expect(told(await story(anna, '&until=2026-01-04'))).toEqual([]);
  });

  test.each([
    ['kinds=nonsense', 400],
    ['until=yesterday', 422],
    ['by=0', 400],
    ['after=nonsense', 400],
    ['after=WyIyMDI2IiwiZXZlbnQiLDFd', 200],
  ])('%s is answered with %i', async (query, status) => {
    expect((await anna.get(`/api/accounts/${account}/timeline?${query}`)).status).toBe(status);
  });

  test('is read to its end page by page, nothing twice, nothing left out', async () => {
    const whole = (await story(anna)).entries.map(({ id }) => id);
    const read: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Page = (
        await anna.get<Page>(`/api/accounts/${account}/timeline?limit=2${next && `&after=${next}`}`)
      ).body;
      read.push(...page.entries.map(({ id }) => id));
      next = page.next;
    }
    expect(read).toEqual(whole);
  });

  test('of 100,000 entries opens by touching a page of each source, its middle likewise', async () => {
    const large = await made(app.admin, 'accounts', { name: '大客户' });
    const database = connect(app.databaseUrl, 1);
    try {
      await sql`insert into comment (module, record, text, created_by, created_at)
        select 'account', ${large}, '第' || n || '次', ${anna.id}, timestamptz '2020-01-01' + n * interval '1 hour'
        from generate_series(1, 50000) as n`.execute(database.kysely);
      await sql`insert into event (at, actor, way, module, record, kind, changes)
        select timestamptz '2020-01-01' + n * interval '1 hour', ${anna.id}, 'web', 'account', ${large}, 'update', '{"name": ["a", "b"]}'
        from generate_series(1, 30000) as n`.execute(database.kysely);
      await sql`insert into task (subject, status, priority, related, created_at, created_by, owner)
        select '任务' || n, 'done', 'normal', 'accounts:' || ${large}::bigint, timestamptz '2020-01-01' + n * interval '1 hour', ${anna.id}, ${anna.id}
        from generate_series(1, 20000) as n`.execute(database.kysely);
      for (const table of ['comment', 'event', 'task'])
        await sql`analyze ${sql.table(table)}`.execute(database.kysely);
      const registry = app.services.registry();
      const session = systemSession(await app.services.company.facts(), 'test');
      const context = readContext(session, registry, new Date());
      for (const until of [undefined, '2022-06-01'])
        await database.transaction(async (tx) => {
          const page = await timelineOf(tx, registry.module('account'), large, { until }, context);
          expect(page.entries).toHaveLength(30);
          const { rows } = await sql<{ touched: number }>`
            select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as touched
            from pg_stat_xact_user_tables where relname ~ '^(comment|task|event)(_|$)'`.execute(tx);
          expect(rows[0]?.touched).toBeLessThan(2000);
        });
    } finally {
      await database.close();
    }
  });
});
