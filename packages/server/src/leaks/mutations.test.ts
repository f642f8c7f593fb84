import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import type { Look } from './look.fixture.ts';
import { mergePaths } from './mergePaths.fixture.ts';
import type { Mutation } from './mutation.fixture.ts';
import { mutations } from './mutations.fixture.ts';
import { Oracle } from './oracle.fixture.ts';
import { pathChecks } from './paths.fixture.ts';
import { type SettledWorld, settle } from './settle.fixture.ts';
import { toldPaths } from './toldPaths.fixture.ts';
import { worldOf } from './world.fixture.ts';
import { writePaths } from './writePaths.fixture.ts';

type LookClient = Look['client'];

const world = worldOf(3);
const oracle = new Oracle(world);
let app: TestApplication;
let settled: SettledWorld;

beforeAll(async () => {
  // The jobs are left to the servers that have the mistakes in them.
  app = await openApplication('mutations', { rateLimits: { requests: 0, signIns: 100_000 }, works: false });
  settled = await settle(app, world);
}, 180_000);
afterAll(() => app.close());

/** Runs `look` against a server of its own that has the mistake in it, over the same database. */
async function withMistake<T>(
  mutation: Mutation | null,
  look: (ask: (cookie: string) => LookClient) => Promise<T>,
): Promise<T> {
  const hooks = fileURLToPath(new URL('./mutation.fixture.ts', import.meta.url));
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const server = spawn(process.execPath, ['--import', hooks, main], {
    env: {
      ...process.env,
      GEJIE_MUTATION: mutation ? JSON.stringify(mutation) : '',
      DATABASE_URL: app.databaseUrl,
      DATA_DIR: app.dataDirectory,
      PORT: '0',
      REQUESTS_PER_MINUTE: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(server, 'exit');
  const complaints: string[] = [];
  createInterface({ input: server.stderr }).on('line', (line) => complaints.push(line));
  try {
    const address = await addressOf(server.stdout, ended, complaints);
    return await look((cookie) => clientOf(address, cookie));
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

async function addressOf(
  output: NodeJS.ReadableStream,
  ended: Promise<unknown>,
  complaints: readonly string[],
): Promise<string> {
  const said = (async () => {
    for await (const line of createInterface({ input: output })) {
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (address) return address;
    }
    return null;
  })();
  const address = await Promise.race([said, ended.then(() => null)]);
  if (!address) throw new Error(`The server did not start: ${complaints.join('\n')}`);
  return address;
}

function clientOf(address: string, cookie: string): LookClient {
  const ask = async <Body>(method: string, url: string, more: InjectOptions = {}, json?: unknown) => {
    const whole = new URL(url, address);
    for (const [name, value] of Object.entries((more.query ?? {}) as Record<string, string>))
      whole.searchParams.set(name, value);
    const body = json === undefined ? (more.payload as BodyInit | undefined) : JSON.stringify(json);
    const response = await fetch(whole, {
      method: more.method ?? method,
      headers: {
        cookie,
        'x-requested-with': 'gejie',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(more.headers as Record<string, string> | undefined),
      },
      body,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body, headers: {} };
  };
  return {
    get: (url, more) => ask('GET', url, more),
    post: (url, body, more) => ask('POST', url, more, body),
    patch: (url, body, more) => ask('PATCH', url, more, body),
  };
}

type Person = (typeof settled.people)[number];

/** What somebody is shown, or is not shown, on a way, against the oracle; null when all is as it should be. */
async function leakOn(
  way: string,
  person: number,
  { client }: Person,
  ask: (cookie: string) => LookClient,
): Promise<string | null> {
  const look = { world, settled, oracle, person, client: ask(client.cookie as string) };
  const check = pathChecks[way];
  if (!check) throw new Error(`${way} is no way to records`);
  const [problem] = await check(look).catch((error: unknown) => [String(error)]);
  return problem === undefined ? null : `${way}, person ${person}: ${problem}`;
}

/** Ways on which something is changed: a mistake leaves its traces in the database. */
const changing = new Set(Object.keys({ ...writePaths, ...mergePaths, ...toldPaths }));
const [changes, looks] = [true, false].map((isChange) =>
  mutations.filter(({ seenBy }) => changing.has(seenBy) === isChange),
);

/** Whose look on which way told of the mistakes. */
const told: { way: string; person: number }[] = [];

/** Everybody's looks on these ways, until something is wrong. */
async function firstLeak(
  ways: readonly string[],
  ask: (cookie: string) => LookClient,
): Promise<{ way: string; person: number; problem: string } | null> {
  for (const way of ways)
    for (const [person, known] of settled.people.entries()) {
      const problem = await leakOn(way, person, known, ask);
      if (problem !== null) return { way, person, problem };
    }
  return null;
}

async function isSeen(mutation: Mutation): Promise<void> {
  const leak = await withMistake(mutation, (ask) => firstLeak([mutation.seenBy], ask));
  expect(leak).not.toBe(null);
  if (leak) told.push(leak);
}

describe('The leak test', () => {
  test.each(looks ?? [])('sees when $name', isSeen, 180_000);

  // All of the ways are walked in `leak.test.ts`.
  test('finds nothing at those very places in the server as it is, and nothing where something is changed', async () => {
    const problems = await withMistake(null, async (ask) => {
      const found: unknown[] = [];
      for (const { way, person } of told)
        found.push(await leakOn(way, person, settled.people[person] as Person, ask));
      found.push(await firstLeak([...new Set((changes ?? []).map(({ seenBy }) => seenBy))], ask));
      return found.filter((one) => one !== null);
    });
    expect(problems).toEqual([]);
  }, 600_000);

  test.each(changes ?? [])('sees when $name', isSeen, 180_000);
});
