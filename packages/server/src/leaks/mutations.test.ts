import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { conversionPaths } from './conversionPaths.fixture.ts';
import { clientAt } from './fetching.fixture.ts';
import { livePaths } from './livePaths.fixture.ts';
import { browserOf, type Look } from './look.fixture.ts';
import { mergePaths } from './mergePaths.fixture.ts';
import { type MistakenServer, startMistakenServer } from './mistakes.fixture.ts';
import type { Mutation } from './mutation.fixture.ts';
import { mutations } from './mutations.fixture.ts';
import { Oracle } from './oracle.fixture.ts';
import { pathChecks } from './paths.fixture.ts';
import { type SettledWorld, settle } from './settle.fixture.ts';
import { toldPaths } from './toldPaths.fixture.ts';
import { paths, worldOf } from './world.fixture.ts';
import { writePaths } from './writePaths.fixture.ts';

const world = worldOf(3);
const oracle = new Oracle(world);
let app: TestApplication;
let settled: SettledWorld;
let server: MistakenServer;

beforeAll(async () => {
  // The jobs are left to the server that has the mistakes in it.
  app = await openApplication('mutations', { rateLimits: { requests: 0, signIns: 100_000 }, works: false });
  settled = await settle(app, world);
  server = startMistakenServer(app);
}, 180_000);
afterAll(async () => {
  await server.stop();
  await app.close();
});

type Person = (typeof settled.people)[number];

/** What somebody is shown, or is not shown, on a way, against the oracle; null when all is as it should be. */
async function leakOn(way: string, person: number, address: string): Promise<string | null> {
  const as = (headers: Record<string, string>) => clientAt(address, headers);
  const client = as(browserOf((settled.people[person] as Person).client));
  const look: Look = { world, settled, oracle, person, client, address, as };
  const check = pathChecks[way];
  if (!check) throw new Error(`${way} is no way to records`);
  const [problem] = await check(look).catch((error: unknown) => [String(error)]);
  return problem === undefined ? null : `${way}, person ${person}: ${problem}`;
}

/** Ways on which something is changed: a mistake leaves its traces in the database. */
const changing = new Set(
  Object.keys({ ...writePaths, ...mergePaths, ...toldPaths, ...conversionPaths, ...livePaths }),
);
const [changes, looks] = [true, false].map((isChange) =>
  mutations.filter(({ seenBy }) => changing.has(seenBy) === isChange),
);

/** Whose look on which way told of the mistakes. */
const told = new Map<string, { way: string; person: number }>();

/** First those who see about half of what there is: they have most to be shown, and most to be kept from. */
const people = world.people.map((_, person) => person).sort((a, b) => lopsided(a) - lopsided(b));

function lopsided(person: number): number {
  const seen = paths.flatMap((path) => oracle.seen(person, path)).length;
  return Math.abs(seen - world.records.length / 2);
}

/** So many are enough to try what changes something: before it is tried under mistakes, all is found well for just these. */
const trying = people.slice(0, 8);

/** Their looks on these ways, until something is wrong. */
async function firstLeak(
  ways: readonly string[],
  address: string,
): Promise<{ way: string; person: number; problem: string } | null> {
  for (const way of ways)
    for (const person of changing.has(way) ? trying : people) {
      const problem = await leakOn(way, person, address);
      if (problem !== null) return { way, person, problem };
    }
  return null;
}

async function isSeen(mutation: Mutation): Promise<void> {
  const address = await server.become(mutation, changing.has(mutation.seenBy));
  const leak = await firstLeak([mutation.seenBy], address);
  expect(leak).not.toBe(null);
  if (leak) told.set(`${leak.way} ${leak.person}`, leak);
}

describe('The leak test', () => {
  test.each(looks ?? [])('sees when $name', isSeen, 180_000);

  // All of the ways are walked in `leak.test.ts`.
  test('finds nothing at those very places in the server as it is, and nothing where something is changed', async () => {
    const address = await server.become(null, true);
    const problems: unknown[] = [];
    for (const { way, person } of told.values()) problems.push(await leakOn(way, person, address));
    problems.push(await firstLeak([...new Set((changes ?? []).map(({ seenBy }) => seenBy))], address));
    expect(problems.filter((one) => one !== null)).toEqual([]);
  }, 600_000);

  test.each(changes ?? [])('sees when $name', isSeen, 180_000);
});
