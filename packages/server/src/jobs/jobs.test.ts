import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../access/session.ts';
import { claimJob } from '../database/jobs/jobRows.ts';
import { ProblemError } from '../problem.ts';
import { allRights, ownRights, refusal } from '../records/records.fixture.ts';
import { bulkHandler } from './bulk/bulkHandler.ts';
import type { JobHandler } from './jobHandler.ts';
import { type JobBench, openJobBench } from './jobs.fixture.ts';

let bench: JobBench;
let boss: Session;
let mate: Session;

interface CountTo {
  to: number;
  breaksAt?: number;
  waitsAt?: number;
  failing?: boolean;
}
let breaks = 0;
let waiting = Promise.withResolvers<void>();
let release = Promise.withResolvers<void>();

/** Writes the numbers up to a given one into a table, one a step. */
const counting: JobHandler<CountTo, number> = {
  async run(run) {
    const { to, breaksAt, waitsAt, failing } = run.payload;
    const failures = failing ? [{ row: 1, cells: ['1'], reasons: ['so'] }] : [];
    for (let next = (run.position ?? 0) + 1; next <= to; next++) {
      await run.step(async (tx) => {
        await sql`insert into counted (job, number) values (${run.id}, ${next})`.execute(tx);
        if (next === breaksAt && breaks-- > 0) throw new Error('broken');
        if (next === waitsAt) {
          waiting.resolve();
          await release.promise;
        }
        return { position: next, done: next, total: to, created: 1, failed: failures.length, failures };
      });
    }
    return { result: { reached: to } };
  },
  failureHead: () => Promise.reject(new ProblemError('state')),
};

const numbers = async (job: number) => {
  const { rows } = await sql<{ number: number }>`
    select number from counted where job = ${job} order by number`.execute(bench.database.kysely);
  return rows.map(({ number }) => number);
};
const start = (session: Session, payload: CountTo) =>
  bench.jobs.service.enqueue(session, { kind: 'import', module: 'firm', payload });

const none = () => Promise.reject(new Error('There are no pools here'));
const noPools = { reader: none, claim: none, allot: none, release: none };

beforeAll(async () => {
  bench = await openJobBench(({ records, registry }) => ({
    import: counting,
    bulk: bulkHandler({ records, registry, clock: () => new Date(), pools: noPools }),
  }));
  await sql`create table counted (job bigint, number integer)`.execute(bench.database.kysely);
  boss = await bench.person('老板', { rights: allRights });
  mate = await bench.person('同事', { rights: ownRights });
  bench.employ(boss);
  bench.employ(mate);
});

afterAll(() => bench.close());

test('a job runs to its end and tells how it went', async () => {
  const { id } = await start(boss, { to: 3 });
  const job = await bench.ended(boss, id);
  expect(job).toMatchObject({
    kind: 'import',
    module: 'firms',
    state: 'done',
    done: 3,
    total: 3,
    created: 3,
  });
  expect(job.result).toEqual({ reached: 3 });
  expect(await numbers(id)).toEqual([1, 2, 3]);
});

test('a job exists only if what started it was committed', async () => {
  const given = bench.database.transaction(async (tx) => {
    await bench.jobs.service.enqueue(boss, { kind: 'import', module: 'firm', payload: { to: 1 } }, tx);
    throw new Error('changed my mind');
  });
  await expect(given).rejects.toThrow('changed my mind');
  expect((await bench.jobs.service.mine(boss)).filter(({ state }) => state === 'queued')).toEqual([]);
});

test('after a fault it goes on behind the last step, nothing twice and nothing forgotten', async () => {
  breaks = 2;
  const { id } = await start(boss, { to: 5, breaksAt: 3 });
  expect(await bench.ended(boss, id)).toMatchObject({ state: 'done', done: 5, created: 5 });
  expect(await numbers(id)).toEqual([1, 2, 3, 4, 5]);
  expect(bench.faults).toHaveLength(2);
});

test('a job that never gets any further is given up with a word to its user', async () => {
  breaks = 1000;
  const { id } = await start(boss, { to: 5, breaksAt: 2 });
  const job = await bench.ended(boss, id);
  breaks = 0;
  expect(job).toMatchObject({ state: 'failed', done: 1 });
  expect(job.error).toContain('中断');
});

test('a job whose failed rows cannot be written down ends all the same', async () => {
  const { id } = await start(boss, { to: 1, failing: true });
  expect(await bench.ended(boss, id)).toMatchObject({ state: 'done', failed: 1, failedRows: null });
});

test('an attempt that has been taken over commits nothing any more', async () => {
  waiting = Promise.withResolvers();
  release = Promise.withResolvers();
  const { id } = await start(boss, { to: 3, waitsAt: 2 });
  await waiting.promise;
  const other = await claimJob(bench.database.kysely, id);
  release.resolve();
  expect(other?.position).toBe(1);
  await expect.poll(() => numbers(id)).toEqual([1]);
  expect(await bench.jobs.service.get(boss, id)).toMatchObject({ state: 'running', done: 1 });
});

test('a cancelled job stops after the step it is at; what is done stays', async () => {
  waiting = Promise.withResolvers();
  release = Promise.withResolvers();
  const { id } = await start(boss, { to: 9, waitsAt: 2 });
  await waiting.promise;
  await bench.jobs.service.cancel(boss, id);
  release.resolve();
  expect(await bench.ended(boss, id)).toMatchObject({ state: 'cancelled', done: 2 });
  expect(await numbers(id)).toEqual([1, 2]);
  expect((await refusal(bench.jobs.service.cancel(boss, id))).kind).toBe('state');
});

test('jobs of others do not exist, and a user who has left starts nothing', async () => {
  const { id } = await start(boss, { to: 1 });
  expect((await refusal(bench.jobs.service.get(mate, id))).kind).toBe('notFound');
  expect((await refusal(bench.jobs.service.cancel(mate, id))).kind).toBe('notFound');
  const auditor = { ...mate, functions: new Set(['audit']) };
  expect(await bench.jobs.service.get(auditor, id)).toMatchObject({ id, result: null });
  expect((await refusal(bench.jobs.service.cancel(auditor, id))).kind).toBe('forbidden');
  bench.dismiss(mate);
  const left = await start(mate, { to: 1 });
  expect(await bench.ended(mate, left.id)).toMatchObject({ state: 'failed', done: 0 });
  bench.employ(mate);
});

test('mass work goes through the doors: each record by the rights of whoever asked', async () => {
  const mine = await bench.records.saveBatch(
    mate,
    'firm',
    Array.from({ length: 205 }, (_, index) => ({ values: { name: `同事的${index}` } })),
  );
  const others = await bench.records.create(boss, 'firm', { name: '老板的' });
  const ids = [...mine.map(({ id }) => id as number), others.id];
  const { id } = await bench.jobs.service.bulk(mate, 'firm', {
    ids,
    action: 'update',
    values: { phone: '12345' },
  });
  const job = await bench.ended(mate, id);
  expect(job).toMatchObject({ state: 'done', done: 206, total: 206, updated: 205, failed: 1 });
  expect((await bench.fileAt(job.failedRows)).length).toBeGreaterThan(500);
  expect(await bench.records.count(boss, 'firm', { where: { phone: '12345' } })).toEqual({
    value: 205,
    exact: true,
  });

  const all = await bench.jobs.service.bulk(mate, 'firm', {
    where: { phone: '12345' },
    action: 'update',
    values: { phone: '67890' },
  });
  expect(await bench.ended(mate, all.id)).toMatchObject({
    state: 'done',
    done: 205,
    total: 205,
    updated: 205,
  });

  const theirs = { name: { startsWith: '同事的' } };
  const gone = await bench.jobs.service.bulk(mate, 'firm', { where: theirs, action: 'delete' });
  expect(await bench.ended(mate, gone.id)).toMatchObject({ updated: 205, failed: 0 });
  expect(await bench.records.count(mate, 'firm', {})).toMatchObject({ value: 0 });
  expect((await bench.records.find(mate, 'firm', { q: '同事的204', deleted: true })).records).toHaveLength(1);
  const back = await bench.jobs.service.bulk(mate, 'firm', { where: theirs, action: 'restore' });
  expect(await bench.ended(mate, back.id)).toMatchObject({ updated: 205, failed: 0 });

  const tagged = await bench.jobs.service.bulk(mate, 'firm', {
    where: {},
    action: 'tag',
    values: { name: '重点' },
  });
  expect(await bench.ended(mate, tagged.id)).toMatchObject({ updated: 205 });
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from record_tag join tag on tag.id = tag where tag.name = '重点'`.execute(
    bench.database.kysely,
  );
  expect(rows[0]?.count).toBe(205);
  const untagged = await bench.jobs.service.bulk(mate, 'firm', {
    where: {},
    action: 'untag',
    values: { name: '重点' },
  });
  expect(await bench.ended(mate, untagged.id)).toMatchObject({ updated: 205, failed: 0 });
  const left = await sql`select from record_tag`.execute(bench.database.kysely);
  expect(left.rows).toHaveLength(0);
});

test('who may not change a record does not tag it either, and is told which', async () => {
  const foreign = await bench.records.create(boss, 'firm', { name: '只能看' });
  const looker = await bench.person('只看', {
    rights: { '*': { ...ownRights['*'], see: 'all' } },
  });
  bench.employ(looker);
  const request = { ids: [foreign.id], action: 'tag', values: { name: '抢' } };
  const { id } = await bench.jobs.service.bulk(looker, 'firm', request);
  const job = await bench.ended(looker, id);
  expect(job).toMatchObject({ updated: 0, failed: 1, failedRows: expect.any(String) });
  const { rows } = await sql`select from record_tag`.execute(bench.database.kysely);
  expect(rows).toHaveLength(0);
});

test('mass work on all that a text search finds leaves the rest alone, and those taken out by hand', async () => {
  const named = (name: string) => bench.records.create(boss, 'firm', { name });
  const found = await Promise.all(['苍梧一', '苍梧二', '苍梧三'].map(named));
  const other = await named('昆仑');
  const { id } = await bench.jobs.service.bulk(boss, 'firm', {
    where: { id: { notIn: [found[1]?.id] } },
    q: '苍梧',
    action: 'update',
    values: { phone: '555' },
  });
  expect(await bench.ended(boss, id)).toMatchObject({ state: 'done', done: 2, updated: 2, failed: 0 });
  const phones = await Promise.all(
    [...found, other].map(async (one) => (await bench.records.get(boss, 'firm', one.id)).phone),
  );
  expect(phones).toEqual(['555', null, '555', null]);
});

test('mass work that fits no record is refused at once', async () => {
  const { service } = bench.jobs;
  const kind = async (request: object, session = boss) =>
    (await refusal(service.bulk(session, 'firm', request))).kind;
  expect(await kind({ ids: [1], action: 'explode' })).toBe('malformed');
  expect(await kind({ action: 'delete' })).toBe('malformed');
  expect(await kind({ ids: ['1'], action: 'delete' })).toBe('malformed');
  expect(await kind({ ids: [1], where: {}, action: 'delete' })).toBe('malformed');
  expect(await kind({ where: {}, q: 5, action: 'delete' })).toBe('malformed');
  expect(await kind({ ids: [1], q: '云', action: 'delete' })).toBe('malformed');
  expect(await kind({ ids: [1], action: 'update', values: { nonsense: 1 } })).toBe('invalid');
  expect(await kind({ ids: [1], action: 'update', values: { openDeals: 1 } })).toBe('invalid');
  expect(await kind({ ids: [1], action: 'update', values: {} })).toBe('malformed');
  expect(await kind({ ids: [1], action: 'tag', values: { name: ' ' } })).toBe('invalid');
  const without = await bench.person('无权', { rights: { '*': { see: 'all', edit: 'all' } } });
  expect(await kind({ ids: [1], action: 'delete' }, without)).toBe('forbidden');
});

test('the recycle bin is emptied by a filter, by who may purge alone, and of nothing that lives (PLT-07, PLT-10)', async () => {
  const keeper = await bench.person('清理', { rights: allRights, functions: ['purge'] });
  bench.employ(keeper);
  await bench.records.saveBatch(
    boss,
    'firm',
    ['旧一', '旧二', '旧三', '留'].map((name) => ({ values: { name: `清理${name}` } })),
  );
  const old = { name: { startsWith: '清理旧' } };
  const request = { where: old, action: 'purge' };
  expect((await refusal(bench.jobs.service.bulk(boss, 'firm', request))).kind).toBe('forbidden');
  const living = await bench.jobs.service.bulk(keeper, 'firm', request);
  expect(await bench.ended(keeper, living.id)).toMatchObject({ done: 0, updated: 0 });
  const ids = (await bench.records.find(boss, 'firm', { where: old })).records.map(({ id }) => id);
  const named = await bench.jobs.service.bulk(keeper, 'firm', { ids, action: 'purge' });
  expect(await bench.ended(keeper, named.id)).toMatchObject({ updated: 0, failed: 3 });
  const gone = await bench.jobs.service.bulk(boss, 'firm', {
    where: { name: { startsWith: '清理' } },
    action: 'delete',
  });
  expect(await bench.ended(boss, gone.id)).toMatchObject({ updated: 4 });
  const purged = await bench.jobs.service.bulk(keeper, 'firm', request);
  expect(await bench.ended(keeper, purged.id)).toMatchObject({ state: 'done', updated: 3, failed: 0 });
  const left = await bench.records.find(boss, 'firm', {
    where: { name: { startsWith: '清理' } },
    deleted: true,
  });
  expect(left.records).toHaveLength(1);
  const { rows } = await sql`select label from tombstone where record = any(${ids})`.execute(
    bench.database.kysely,
  );
  expect(rows).toHaveLength(3);
});
