import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import type { Look, PathCheck } from './look.fixture.ts';
import type { Mutation } from './mutation.fixture.ts';
import { mutations } from './mutations.fixture.ts';
import { Oracle } from './oracle.fixture.ts';
import { pathChecks } from './paths.fixture.ts';
import { type SettledWorld, settle } from './settle.fixture.ts';
import { worldOf } from './world.fixture.ts';

type LookClient = Look['client'];

const world = worldOf(3);
const oracle = new Oracle(world);
let app: TestApplication;
let settled: SettledWorld;

beforeAll(async () => {
  // The jobs are left to the servers that have the mistakes in them.
  app = await openApplication('mutations', { rateLimits: { requests: 0, signIns: 100_000 }, works: false });
  settled = await settle(app, world);
});
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
      method,
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

/** The first thing that anybody is shown, or is not shown, against the oracle; null when all is as it should be. */
async function firstLeak(
  checks: Record<string, PathCheck>,
  ask: (cookie: string) => LookClient,
): Promise<string | null> {
  for (const [name, check] of Object.entries(checks))
    for (const [person, { client }] of settled.people.entries()) {
      const look = { world, settled, oracle, person, client: ask(client.cookie as string) };
      const problems = await check(look).catch((error: unknown) => [String(error)]);
      if (problems[0]) return `${name}, person ${person}: ${problems[0]}`;
    }
  return null;
}

/** The ways on which a mistake is to be seen; all of them are walked in `leak.test.ts`. */
const ways = Object.fromEntries(
  Object.entries(pathChecks).filter(([name]) => mutations.some(({ seenBy }) => seenBy === name)),
);

describe('The leak test', () => {
  test('finds nothing in the server as it is', async () => {
    expect(await withMistake(null, (ask) => firstLeak(ways, ask))).toBe(null);
  }, 600_000);

  test.each(mutations)(
    'sees when $name',
    async (mutation) => {
      const check = ways[mutation.seenBy];
      if (!check) throw new Error(`${mutation.seenBy} is no way to records`);
      const checks = { [mutation.seenBy]: check };
      expect(await withMistake(mutation, (ask) => firstLeak(checks, ask))).not.toBe(null);
    },
    180_000,
  );
});
