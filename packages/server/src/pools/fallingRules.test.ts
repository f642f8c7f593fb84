import { type Filter, matches, Registry } from '@gejie/core';
import { modules } from '@gejie/modules';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { connect, type Database } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { fallingAmong, fallingRows } from '../database/pools/fallingRows.ts';
import type { PoolRow } from '../database/pools/poolRows.ts';
import { syncSchema } from '../database/schema/syncSchema.ts';
import { insertRows } from '../database/write/writeRecords.ts';
import { countedFields, dueBy, type FallingRule, fallingRules, fallsOn } from './fallingRules.ts';
import { seesAll } from './forecast.ts';

const registry = new Registry(modules);
const module = registry.module('account');
const company = { name: '格界', currency: 'CNY', timeZone: 'Asia/Shanghai', fiscalYearStart: 1 };
const now = new Date('2026-11-25T18:30:00.000Z');
const clock = { now, timeZone: company.timeZone };

let place: TestDatabase;
let database: Database;

beforeAll(async () => {
  place = await createTestDatabase('falling');
  database = connect(place.url);
  await migrate(database);
  await syncSchema(database, registry);
});

afterAll(async () => {
  await database.close();
  await place.drop();
});

const hour = 3_600_000;
/** Mostly around midnight in Shanghai (16:00 in UTC), a little ago or ahead. */
const someInstant = fc
  .tuple(fc.integer({ min: -12, max: 2 }), fc.constantFrom(15.99, 16, 16.01, 3, 20))
  .map(([day, at]) => new Date(Date.UTC(2026, 10, 26 + day) + at * hour).toISOString());
const someDay = fc
  .integer({ min: -12, max: 2 })
  .map((by) => new Date(Date.UTC(2026, 10, 26 + by)).toISOString().slice(0, 10));
const orNone = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });

const someFilter: fc.Arbitrary<Filter | null> = fc.constantFrom<Filter | null>(
  null,
  { grade: 'A' },
  { grade: { in: ['A', 'B'] } },
  { not: { grade: 'B' } },
  { openOpportunities: { gt: 0 } },
);

const someRule = fc.record({
  kind: fc.constantFrom('noFollowUp' as const, 'noDeal' as const),
  appliesTo: someFilter,
  days: orNone(fc.integer({ min: 1, max: 9 })),
});

const somePool = fc.record({
  served: fc.constantFrom<number[]>([1], [2], [1, 2], []),
  active: fc.boolean(),
  exempt: someFilter,
  countsFrom: orNone(someDay),
  rules: fc.array(someRule, { maxLength: 4 }),
});

const someAccount = fc.record({
  owner: orNone(fc.constant(7)),
  department: orNone(fc.constantFrom(1, 2, 3)),
  type: fc.constantFrom('customer', 'agent', 'competitor'),
  grade: orNone(fc.constantFrom('A', 'B', 'C')),
  openOpportunities: fc.integer({ min: 0, max: 1 }),
  createdAt: someInstant.filter((at) => at <= now.toISOString()),
  ownedSince: orNone(someInstant.filter((at) => at <= now.toISOString())),
  lastContactedAt: orNone(someInstant),
  lastWonOn: orNone(someDay),
});

type SomePool = typeof somePool extends fc.Arbitrary<infer P> ? P : never;
type SomeAccount = typeof someAccount extends fc.Arbitrary<infer A> ? A : never;

const poolsOf = (some: SomePool[]): PoolRow[] =>
  some.map((pool, index) => ({
    ...pool,
    id: index + 1,
    name: `公海 ${index + 1}`,
    module: 'accounts',
    administrators: [],
    warnDays: 3,
    mostHeld: null,
    mostPerDay: null,
    coolDownDays: 0,
    mostLosses: null,
    masked: [],
    release: 'owner',
    rules: pool.rules.map((rule, nth) => ({ ...rule, id: 10 * index + nth, name: `规则 ${nth}` })),
  }));

// The oracle: how a clerk with a calendar would go about it, one account and one day at a time.
const shanghai = (instant: string) => new Date(Date.parse(instant) + 8 * hour).toISOString().slice(0, 10);
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / (24 * hour);
const fits = (filter: Filter | null, account: SomeAccount) => filter === null || matches(filter, account);

function fateOf(pools: SomePool[], account: SomeAccount, day: string): string | null {
  if (account.owner === null || account.department === null || account.type === 'competitor') return null;
  const today = shanghai(now.toISOString());
  for (const [index, pool] of pools.entries()) {
    if (!pool.active || !pool.served.includes(account.department)) continue;
    if (pool.exempt !== null && fits(pool.exempt, account)) continue;
    for (const kind of ['noFollowUp', 'noDeal'] as const) {
      const rule = pool.rules.find((one) => one.kind === kind && fits(one.appliesTo, account));
      if (!rule || rule.days === null) continue;
      const done = kind === 'noDeal' ? account.lastWonOn : account.lastContactedAt;
      const doneOn = done === null || kind === 'noDeal' ? done : shanghai(done);
      // A visit that is yet to come is no visit; one later today may be written down, and counts from when it is over.
      const isOver =
        kind === 'noDeal' ? doneOn !== null && doneOn <= today : done !== null && done <= now.toISOString();
      const counted = [account.createdAt, account.ownedSince].flatMap((at) =>
        at === null ? [] : [shanghai(at)],
      );
      if (isOver && doneOn !== null) counted.push(doneOn);
      if (pool.countsFrom !== null) counted.push(pool.countsFrom);
      const last = Math.max(...counted.map(dayNumber));
      if (dayNumber(day) - last > rule.days) return `${index + 1} ${kind}`;
    }
  }
  return null;
}

async function put(accounts: SomeAccount[]): Promise<void> {
  await sql`truncate account`.execute(database.kysely);
  const rows = accounts.map((one, index) => ({
    ...one,
    id: index + 1,
    name: `客户 ${index}`,
    version: 1,
    updatedAt: now.toISOString(),
  }));
  await insertRows(database.kysely, module, rows);
}

describe('Rules of pools (ACC-07)', () => {
  test('take the accounts that a clerk with a calendar would take, on that day and for that reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(somePool, { minLength: 1, maxLength: 3 }),
        fc.array(someAccount, { minLength: 1, maxLength: 15 }),
        fc.constantFrom('2026-11-26', '2026-11-27', '2026-11-30'),
        async (some, accounts, day) => {
          await put(accounts);
          const { rules } = fallingRules(module, poolsOf(some), registry, company, now);
          const cases = rules.map((rule) => dueBy(module, rule, day, clock));
          const page = { after: 0, limit: 100 };
          const found = await fallingRows(database.kysely, module, { cases, fields: [] }, page, seesAll);
          const fates = new Map(
            found.map((row) => [row.id, `${rules[row.case]?.pool.id} ${rules[row.case]?.rule.kind}`]),
          );
          for (const [index, account] of accounts.entries())
            expect(fates.get(index + 1) ?? null, JSON.stringify(account)).toBe(fateOf(some, account, day));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('say beforehand on which day', async () => {
    await fc.assert(
      fc.asyncProperty(
        somePool,
        fc.array(someAccount, { minLength: 1, maxLength: 10 }),
        async (some, accounts) => {
          await put(accounts);
          const { rules } = fallingRules(module, poolsOf([some]), registry, company, now);
          for (const rule of rules) {
            const wish = { cases: [rule.decides], fields: countedFields(module) };
            const ids = accounts.map((_, index) => index + 1);
            for (const row of await fallingAmong(database.kysely, module, wish, ids, seesAll)) {
              const alone = { ...some, rules: some.rules.filter(({ kind }) => kind === rule.rule.kind) };
              const account = accounts[row.id - 1] as SomeAccount;
              const on = fallsOn(module, rule, row.values, clock);
              const before = new Date((dayNumber(on) - 1) * 24 * hour).toISOString().slice(0, 10);
              expect(fateOf([alone], account, on), JSON.stringify(account)).not.toBeNull();
              expect(fateOf([alone], account, before), JSON.stringify(account)).toBeNull();
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('count a visit later today when it is over, not before', async () => {
    const account: SomeAccount = {
      owner: 7,
      department: 1,
      type: 'customer',
      grade: null,
      openOpportunities: 0,
      createdAt: '2026-11-25T15:59:24.000Z',
      ownedSince: null,
      lastContactedAt: '2026-11-26T15:59:24.000Z',
      lastWonOn: null,
    };
    await put([account]);
    const pool = {
      served: [1],
      active: true,
      exempt: null,
      countsFrom: null,
      rules: [{ kind: 'noFollowUp' as const, appliesTo: null, days: 2 }],
    };
    const falls = async (at: Date) => {
      const [rule] = fallingRules(module, poolsOf([pool]), registry, company, at).rules as [FallingRule];
      const wish = { cases: [rule.decides], fields: countedFields(module) };
      const [row] = await fallingAmong(database.kysely, module, wish, [1], seesAll);
      return fallsOn(module, rule, row?.values ?? {}, { now: at, timeZone: company.timeZone });
    };
    expect(await falls(now)).toBe('2026-11-28');
    expect(await falls(new Date('2026-11-26T16:00:00.000Z'))).toBe('2026-11-29');
  });

  test('that ask about what is gone take nothing, nor do those after them', () => {
    const rule = { id: 1, name: '旧规则', kind: 'noFollowUp', appliesTo: { gone: 1 }, days: 3 } as const;
    const pool = { served: [1], active: true, exempt: null, countsFrom: null, rules: [] };
    const [whole] = poolsOf([pool]) as [PoolRow];
    const rules = [rule, { ...rule, id: 2, appliesTo: null }];
    const found = fallingRules(module, [{ ...whole, rules }], registry, company, now);
    expect(found.rules).toEqual([]);
    expect(found.broken).toMatchObject([{ rule: { name: '旧规则' } }]);
  });
});
