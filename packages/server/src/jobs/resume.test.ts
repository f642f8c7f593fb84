import type { JobAnswer, PoolRunResult } from '@gejie/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MortalServer, openMortalServer, ownedBy } from './resume.fixture.ts';

const rows = 6000;

let server: MortalServer;
let east: number;
let seller: number;
let successor: number;

beforeAll(async () => {
  server = await openMortalServer('resume');
  const made = async (path: string, values: object) =>
    (await server.ask<{ id: number }>('POST', `/api/${path}`, values)).id;
  east = await made('departments', { name: '华东' });
  const hire = (username: string) =>
    made('users', { username, name: username, password: 'Correct-Horse-9', department: east });
  seller = await hire('seller');
  successor = await hire('successor');
});

afterAll(() => server.close());

function halfDone(left: JobAnswer): void {
  expect(left.state).toBe('running');
  expect(left.done).toBeGreaterThan(0);
  expect(left.done).toBeLessThan(rows);
}

test('an import survives kill -9 of its server: nothing twice, nothing forgotten, without a hand', {
  timeout: 180_000,
}, async () => {
  const form = new FormData();
  const lines = Array.from(
    { length: rows },
    (_, index) => `断点公司${index},0571-${1_000_000 + index},seller`,
  );
  form.set('options', JSON.stringify({ duplicates: 'create' }));
  form.set('file', new Blob([`客户名称,电话,负责人\n${lines.join('\n')}\n`]), '断点.csv');
  const { job } = await server.ask<{ job: number }>('POST', '/api/accounts/import', form);
  const left = await server.dieDuring(job);
  halfDone(left);
  expect(left.total).toBe(rows);
  expect(await server.done(job)).toMatchObject({ done: rows, created: rows, failed: 0 });
  const found = await server.query(sql`
    select count(*) as all, count(distinct phone) as different,
      (select count(*) from event where job = ${job} and kind = 'create') as events
    from account where name like '断点公司%'`);
  expect(found).toEqual([{ all: rows, different: rows, events: rows }]);
});

test('a mass change survives kill -9 of its server: every record changed, none twice (PLT-10)', {
  timeout: 180_000,
}, async () => {
  const { job } = await server.ask<{ job: number }>('POST', '/api/accounts/bulk', {
    where: { name: { startsWith: '断点公司' } },
    action: 'update',
    values: { grade: 'A' },
  });
  halfDone(await server.dieDuring(job));
  expect(await server.done(job)).toMatchObject({ total: rows, updated: rows, failed: 0 });
  const told = await server.query(sql`
    select count(*) as events, count(distinct record) as records,
      (select count(*) from account where name like '断点公司%' and grade = 'A' and version = 2) as changed
    from event where job = ${job} and kind = 'update'`);
  expect(told).toEqual([{ events: rows, records: rows, changed: rows }]);
});

test('a hand-over of a leaver survives kill -9 of its server: each record once, then the account is closed (ACC-06)', {
  timeout: 180_000,
}, async () => {
  // Leaving answers once it is done, if that is soon: it has to be cut off before, and its answer may go with it.
  const cutOff = server.ask('POST', `/api/users/${seller}/leave`, { to: { user: successor } }).catch(String);
  const job = await server.begun('leave');
  halfDone(await server.dieDuring(job));
  await cutOff;
  const active = await server.ask<{ status: string }>('GET', `/api/users/${seller}`);
  expect(active.status).toBe('active');
  expect(await server.done(job)).toMatchObject({ result: { moved: { accounts: rows } } });
  expect(await server.query(ownedBy(successor))).toEqual([{ count: rows }]);
  const told = await server.query(sql`
    select count(*) as events, count(distinct record) as records,
      (select count(*) from transfer where job = ${job}) as transfers
    from event where job = ${job} and kind = 'transfer'`);
  expect(told).toEqual([{ events: rows, records: rows, transfers: 1 }]);
  const closed = await server.ask<{ status: string }>('GET', `/api/users/${seller}`);
  expect(closed.status).toBe('inactive');
});

test('a run of the pools survives kill -9 of its server: each record falls once (ACC-07)', {
  timeout: 180_000,
}, async () => {
  // They were made, and got their owner, a month ago: no door makes a record older than it is.
  await server.query(sql`update account set created_at = created_at - interval '30 days',
    owned_since = owned_since - interval '30 days'`);
  const pool = await server.ask<{ id: number }>('POST', '/api/pools', {
    name: '华东公海',
    module: 'accounts',
    departments: [east],
    countsFrom: '2020-01-01',
  });
  const rule = { pool: pool.id, module: 'accounts', name: '十天未跟进', days: 10 };
  await server.ask('POST', '/api/pool-rules', rule);
  const { job } = await server.ask<{ job: number }>('POST', '/api/settings/pools/run');
  halfDone(await server.dieDuring(job));
  const run = (await server.done(job)).result as PoolRunResult;
  expect(run).toMatchObject({ fallen: { [pool.id]: rows }, failed: 0 });
  expect(await server.query(ownedBy(null))).toEqual([{ count: rows }]);
  const told = await server.query(sql`
    select count(*) as events, count(distinct record) as records from event where job = ${job}`);
  expect(told).toEqual([{ events: rows, records: rows }]);
});
