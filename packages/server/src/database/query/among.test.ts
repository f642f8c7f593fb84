import { type Condition, defineModule, evaluate, everything, multiChoice, Registry, text } from '@gejie/core';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { connect, type Database } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { syncSchema } from '../schema/syncSchema.ts';
import { insertRows } from '../write/writeRecords.ts';
import { compileCondition } from './compileCondition.ts';

const named = (name: string) =>
  defineModule(name, {
    label: '名录',
    area: 'settings',
    title: 'name',
    ownership: 'none',
    fields: {
      name: text('名称', { required: true }),
      colours: multiChoice('颜色', { red: '红', green: '绿', blue: '蓝' }),
    },
    list: ['name'],
  });
// The kernel's own fields point at users and departments.
const registry = new Registry([named('thing'), named('user'), named('department')]);
const module = registry.module('thing');
const field = [...module.fields.values()].find(({ name }) => name === 'colours');

let place: TestDatabase;
let database: Database;
beforeAll(async () => {
  place = await createTestDatabase('among');
  database = connect(place.url);
  await migrate(database);
  await syncSchema(database, registry);
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

const subsets = [[], ['red'], ['red', 'green'], ['green', 'blue'], ['red', 'green', 'blue']];

test('Whether there is something in a set, and all of it is among others, is the same in SQL and in memory', async () => {
  const someSets = fc.array(fc.constantFrom(null, ...subsets), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(someSets, fc.constantFrom(...subsets), async (held, operand) => {
      await sql`truncate thing`.execute(database.kysely);
      const at = new Date(0).toISOString();
      const records = held.map((colours, index) => ({
        id: index + 1,
        name: '东西',
        colours,
        version: 1,
        createdAt: at,
        updatedAt: at,
      }));
      await insertRows(database.kysely, module, records);
      const among = { kind: 'test', through: [], field, operator: 'among', operand } as Condition;
      for (const condition of [among, { kind: 'not', of: among } as const]) {
        const compiled = compileCondition(condition, 't', { visible: () => everything });
        const { rows } = await sql<{ id: number }>`
          select id from thing as t where ${compiled} order by id`.execute(database.kysely);
        const expected = records.filter((record) => evaluate(condition, record, () => null));
        expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      }
    }),
    { numRuns: 60 },
  );
});
