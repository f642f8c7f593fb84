import { choice, defineModule, everything, money, parseFilter, Registry, text } from '@gejie/core';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { connect, type Database } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { syncSchema } from '../schema/syncSchema.ts';
import { compactTally, type TallyPlan, tallyPlan } from '../schema/tallyLedger.ts';
import { insertRows, updateRow } from '../write/writeRecords.ts';
import { tallyRecords } from './tally.ts';

const stages = ['open', 'won', 'lost'] as const;
const deal = defineModule('deal', {
  label: '单子',
  area: 'sales',
  title: 'name',
  fields: {
    name: text('名称'),
    stage: choice('阶段', { open: '进行', won: '赢', lost: '输' }),
    amount: money('金额'),
  },
  list: ['name'],
  board: { field: 'stage', sum: 'amount' },
});
const pointedAt = ['user', 'department'].map((name) =>
  defineModule(name, {
    label: name,
    area: 'settings',
    title: 'name',
    ownership: 'none',
    fields: { name: text('名称') },
    list: ['name'],
  }),
);
const registry = new Registry([deal, ...pointedAt] as never);
const module = registry.module('deal');
const [by, sum] = [module.fields.get('stage'), module.fields.get('amount')] as never[];
const context = { registry, visible: () => everything };
const filters = {
  language: 'zh-CN',
  timeZone: 'UTC',
  now: new Date(0),
  fiscalYearStart: 1,
  me: null,
  myDepartment: null,
  myTeam: [],
};

describe('the tally of a board', () => {
  let place: TestDatabase;
  let database: Database;
  const plan = tallyPlan(module) as TallyPlan;

  beforeAll(async () => {
    place = await createTestDatabase('tally');
    database = connect(place.url, 4);
    await migrate(database);
    await syncSchema(database, registry);
  });
  beforeEach(async () => {
    await sql`delete from deal`.execute(database.kysely);
  });
  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  const insert = (rows: object[]) =>
    insertRows(
      database.kysely,
      module,
      rows.map((row) => ({ version: 1, createdAt: '2026-01-01', updatedAt: '2026-01-01', ...row })),
    );
  const asked = (filter: object) => parseFilter(filter as never, module, registry, filters as never);
  const sorted = <T extends { value: string | null }>(rows: T[]) =>
    rows.toSorted((a, b) => String(a.value).localeCompare(String(b.value)));

  async function kept(filter: object) {
    const selection = { module, condition: asked(filter), and: [], deleted: false };
    return sorted(await tallyRecords(database.kysely, selection, by as never, sum as never, context));
  }

  /** The same from the records themselves: a further condition keeps the ledger out. */
  async function counted(filter: object) {
    const selection = { module, condition: asked(filter), and: [sql`true`], deleted: false };
    const rows = await tallyRecords(database.kysely, selection, by as never, sum as never, context);
    return sorted(rows.map((row) => ({ ...row, sum: row.sum ?? '0.00' })));
  }

  const row = fc.record({
    id: fc.integer({ min: 1, max: 12 }),
    stage: fc.option(fc.constantFrom(...stages)),
    amount: fc.option(fc.constantFrom('0.00', '10.50', '99999999999999.99')),
    owner: fc.option(fc.integer({ min: 1, max: 3 })),
    department: fc.option(fc.integer({ min: 7, max: 8 })),
    deletedAt: fc.option(fc.constant('2026-02-02')),
  });
  const step = fc.oneof(
    fc.record({ put: fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 6 }) }),
    fc.record({ purge: fc.uniqueArray(fc.integer({ min: 1, max: 12 })) }),
    fc.record({ compact: fc.constant(true) }),
  );

  test('says what the records say, after whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await sql`delete from deal`.execute(database.kysely);
        const there = new Set<number>();
        for (const one of steps) {
          if ('compact' in one) await compactTally(database.kysely, plan);
          if ('purge' in one)
            await sql`delete from deal where id = any(${one.purge}::bigint[])`.execute(database.kysely);
          if ('purge' in one) for (const id of one.purge) there.delete(id);
          if (!('put' in one)) continue;
          await insert(one.put.filter(({ id }) => !there.has(id)));
          for (const { id, ...values } of one.put.filter(({ id }) => there.has(id)))
            await updateRow(database.kysely, module, id, values);
          for (const { id } of one.put) there.add(id);
        }
        const questions = [
          {},
          { owner: 1 },
          { owner: { in: [2, 3] } },
          { any: [{ owner: null }, { department: 7 }] },
        ];
        for (const filter of [...questions, { stage: { notIn: ['won'] } }])
          expect(await kept(filter)).toEqual(await counted(filter));
      }),
      { numRuns: 60 },
    );
  });

  test('loses nothing to others who write and add up at the same time', async () => {
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let at = 0; at < 20; at++) {
        await insert([{ id: 100 + writer * 100 + at, stage: 'won', amount: '1.00', owner: 1 }]);
        if (at % 5 === writer) await compactTally(database.kysely, plan);
      }
    });
    await Promise.all(writers);
    await Promise.all([compactTally(database.kysely, plan), compactTally(database.kysely, plan)]);
    expect(await kept({})).toEqual([{ value: 'won', count: 80, sum: '80.00' }]);
    const { rows } = await sql`select from tally_deal`.execute(database.kysely);
    expect(rows).toHaveLength(1);
  });

  test('is made for the records that were there before it', async () => {
    await insert([{ id: 1, stage: 'won', amount: '5.00', owner: 1 }]);
    await sql`drop table tally_deal`.execute(database.kysely);
    await syncSchema(database, registry);
    expect(await kept({})).toEqual([{ value: 'won', count: 1, sum: '5.00' }]);
  });
});
