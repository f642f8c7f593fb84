import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import type { JobAnswer } from '@gejie/core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Api, Refused } from '../harness/api.ts';
import { disagreementsIn } from './agreement.ts';
import { Installation } from './installation.ts';
import { lost, Writers } from './writers.ts';

/** Milliseconds within which work has to go on, on a busy machine. */
const patience = 60_000;
const soon = { timeout: patience, interval: 50 };

let installation: Installation;
beforeAll(async () => {
  installation = await Installation.open();
});
afterAll(() => installation?.close());

/** A file of so many customers; each is there once. */
function customers(mark: string, count: number): FormData {
  const lines = Array.from(
    { length: count },
    (_, at) => `${mark}${at}号有限公司,C 级,0571-${String(at).padStart(7, '0')}`,
  );
  const form = new FormData();
  const options = { mapping: { 客户名称: 'name', 级别: 'grade', 电话: 'phone' }, duplicates: 'create' };
  form.set('options', JSON.stringify(options));
  form.set(
    'file',
    new Blob([`客户名称,级别,电话\n${lines.join('\n')}\n`], { type: 'text/csv' }),
    `${mark}.csv`,
  );
  return form;
}

const startImport = async (api: Api, mark: string, count: number) =>
  (await api.call<{ job: number }>('POST', 'accounts/import', customers(mark, count))).job;

const doneOf = async (api: Api, job: number) => (await api.call<{ done: number }>('GET', `jobs/${job}`)).done;

/** Waits for the end of a job, also while the database is away. */
async function endOf(api: Api, id: number): Promise<JobAnswer | undefined> {
  let job: JobAnswer | undefined;
  const ended = async () => {
    job = await api.call<JobAnswer>('GET', `jobs/${id}`).catch(unlessAway);
    return job !== undefined && job.state !== 'queued' && job.state !== 'running';
  };
  await vi.waitUntil(ended, soon);
  return job;
}

function unlessAway(error: unknown): undefined {
  if (!(error instanceof Refused) || error.status !== 503) throw error;
}

async function expectExactly(api: Api, job: number, mark: string, count: number): Promise<void> {
  expect(await endOf(api, job)).toMatchObject({ state: 'done', created: count, failed: 0, done: count });
  const rows = await installation.query<{ all: number; different: number }>(
    `select count(*)::int as all, count(distinct name)::int as different from account where name like '${mark}%号有限公司'`,
  );
  expect(rows).toEqual([{ all: count, different: count }]);
}

it('a server killed while people save has kept all that it acknowledged, and nothing by half', async () => {
  const api = await installation.api();
  const writers = new Writers(api, 6);
  await vi.waitUntil(() => writers.acknowledged.length >= 120, soon);
  await installation.killServer();
  await writers.stop();
  await installation.startAgain();
  const after = await installation.api();
  expect(await lost(after, writers.acknowledged)).toEqual([]);
  expect(await disagreementsIn(installation)).toEqual([]);
  // And it goes on as if nothing had been.
  expect(await after.create('accounts', { name: '重启之后' })).toMatchObject({ name: '重启之后' });
});

it('a database killed while people save comes back by itself; until then saving is refused in words', async () => {
  const api = await installation.api();
  const writers = new Writers(api, 6);
  await vi.waitUntil(() => writers.acknowledged.length >= 60, soon);
  await installation.killDatabase();
  await vi.waitUntil(() => writers.refusals.size > 0, soon);
  const then = writers.acknowledged.length;
  await vi.waitUntil(() => writers.acknowledged.length >= then + 30, soon);
  await writers.stop();
  expect([...writers.refusals.keys()]).toEqual([503]);
  expect(await lost(api, writers.acknowledged)).toEqual([]);
  expect(await disagreementsIn(installation)).toEqual([]);
});

it('an import goes on after the server was killed, and ends with exactly the rows of the file', async () => {
  const api = await installation.api();
  const job = await startImport(api, '断电导入', 6000);
  await vi.waitUntil(async () => (await doneOf(api, job)) >= 1000, soon);
  await installation.killServer();
  await installation.startAgain();
  const after = await installation.api();
  await expectExactly(after, job, '断电导入', 6000);
  expect(await disagreementsIn(installation)).toEqual([]);
});

it('an import goes on after the database was killed', async () => {
  const api = await installation.api();
  const job = await startImport(api, '断库导入', 4000);
  await vi.waitUntil(async () => (await doneOf(api, job)) >= 1000, soon);
  await installation.killDatabase();
  await expectExactly(api, job, '断库导入', 4000);
  expect(await disagreementsIn(installation)).toEqual([]);
});

it('who hangs up in the middle of an upload leaves nothing behind', async () => {
  const api = await installation.api();
  const before = await filesIn(installation.files);
  const { name, value } = api.session;
  const head = [
    'POST /api/accounts/import HTTP/1.1',
    'Host: localhost',
    `Cookie: ${name}=${value}`,
    'X-Requested-With: gejie',
    'Content-Type: multipart/form-data; boundary=cut',
    'Content-Length: 1000000',
    '',
    '--cut',
    'Content-Disposition: form-data; name="file"; filename="half.csv"',
    'Content-Type: text/csv',
    '',
    '客户名称',
    '半个客户',
  ].join('\r\n');
  await sendAndHangUp(Number(new URL(installation.url).port), `${head}${'\r\n半个客户'.repeat(5000)}`);
  await vi.waitFor(async () => expect(await filesIn(installation.files)).toEqual(before), soon);
  expect((await api.find('accounts', { where: { name: '半个客户' } })).records).toEqual([]);
  const job = await startImport(api, '随后导入', 10);
  await expectExactly(api, job, '随后导入', 10);
});

it('who hangs up before the answer has saved all or nothing', async () => {
  const api = await installation.api();
  const calls = Array.from({ length: 20 }, (_, at) => {
    const stopping = new AbortController();
    const call = fetch(`${installation.url}/api/accounts?duplicates=allow`, {
      method: 'POST',
      headers: {
        Cookie: `${api.session.name}=${api.session.value}`,
        'X-Requested-With': 'gejie',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ name: `挂断${at}` }),
      signal: stopping.signal,
    }).then(
      () => 'answered',
      () => 'hung up',
    );
    setImmediate(() => stopping.abort());
    return call;
  });
  await Promise.all(calls);
  expect(await api.create('accounts', { name: '挂断之后' })).toMatchObject({ name: '挂断之后' });
  expect(await disagreementsIn(installation)).toEqual([]);
});

function sendAndHangUp(port: number, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, () => socket.destroy()));
    socket.once('close', () => resolve());
    socket.once('error', reject);
  });
}

async function filesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}
