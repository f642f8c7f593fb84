import { defineModule, evaluate, everything, parseFilter, phone, Registry, text } from '@gejie/core';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { searchEntry } from '../../indexing/searchEntry.ts';
import { connect, type Database } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { compileCondition } from '../query/compileCondition.ts';
import { syncSchema } from '../schema/syncSchema.ts';
import { insertRows } from '../write/writeRecords.ts';
import { byFragments } from './fragmentFilter.ts';
import { putSearchEntries } from './searchEntries.ts';

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
const company = defineModule('company', {
  label: '公司',
  area: 'sales',
  title: 'name',
  ownership: 'none',
  fields: {
    name: text('名称', { max: 200, search: 'name' }),
    tel: phone('电话', { search: true }),
    note: text('备注', { max: 200 }),
  },
  list: ['name'],
});
const registry = new Registry([company, ...pointedAt] as never);
const module = registry.module('company');
const context = { visible: () => everything };
const filters = {
  language: 'zh-CN',
  timeZone: 'UTC',
  now: new Date(0),
  fiscalYearStart: 1,
  me: null,
  myDepartment: null,
  myTeam: [],
} as const;

const names = [
  '华为技术有限公司',
  'HUAWEI Ltd',
  'ＡＢＣ 贸易',
  '𠮷野家',
  '100%_纯',
  'İstanbul ΣΑΣ',
  '李 华 为',
  '',
  'a\tb 龘',
];
const records = names.flatMap((name, index) => [
  { id: index + 1, name: name || null, tel: `0571-8816 22${index}`, note: name || null },
]);

describe('a filter by a fragment of a searched text', () => {
  let place: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    place = await createTestDatabase('fragments');
    database = connect(place.url, 2);
    await migrate(database);
    await syncSchema(database, registry);
    const full = records.map((record) => ({
      ...record,
      version: 1,
      createdAt: '2026-01-01',
      updatedAt: '2026-01-01',
    }));
    await insertRows(database.kysely, module, full);
    await putSearchEntries(
      database.kysely,
      module,
      records.map((record) => ({ record: record.id, ...searchEntry(module, record) })),
    );
  });
  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  async function foundBy(filter: object): Promise<{ ids: number[]; indexed: boolean }> {
    const parsed = parseFilter(filter, module, registry, filters as never);
    const { condition, and } = byFragments(module, parsed, 't');
    const all = [sql`(${compileCondition(condition, 't', context)})`, ...and];
    const { rows } = await sql<{ id: number }>`
      select id from company as t where ${sql.join(all, sql` and `)} order by id`.execute(database.kysely);
    return { ids: rows.map(({ id }) => id), indexed: and.length > 0 };
  }

  const evaluated = (filter: object) => {
    const parsed = parseFilter(filter, module, registry, filters as never);
    return records.filter((record) => evaluate(parsed, record, () => null)).map(({ id }) => id);
  };

  const fragment = fc.constantFrom(...names, '1', '88', '8162', '0571-88').chain((name) => {
    const characters = [...name];
    return fc
      .tuple(fc.nat(characters.length), fc.nat(characters.length))
      .map(([from, length]) => characters.slice(from, from + length + 1).join(''))
      .chain((part) => fc.constantFrom(part, part.toLowerCase(), part.toUpperCase()));
  });

  test('finds what the filter means, whatever the fragment', async () => {
    const operators = fc.constantFrom('contains', 'startsWith');
    const fields = fc.constantFrom('name', 'tel', 'note');
    await fc.assert(
      fc.asyncProperty(fragment, operators, fields, async (part, operator, field) => {
        fc.pre(part.trim() !== '');
        const filter = { [field]: { [operator]: part } };
        expect((await foundBy(filter)).ids).toEqual(evaluated(filter));
      }),
      { numRuns: 200 },
    );
  });

  test('what the system keeps is indexed by its characters and pairs of them, whatever the text (INV-10)', async () => {
    const texts = fc.array(fc.option(fc.string({ unit: 'binary' }).map((one) => one.replaceAll('\0', ''))), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (some) => {
        const { rows } = await sql<{ lowered: (string | null)[]; grams: string[] }>`
          select array(select lower(one) from unnest(${some}::text[]) as one) as lowered,
            grams_of(variadic ${some}::text[]) as grams`.execute(database.kysely);
        const wanted = (rows[0]?.lowered ?? []).flatMap((one) => {
          const signs = [...(one ?? '')];
          return signs.flatMap((sign, at) => [sign, ...(signs[at + 1] ? [`${sign}${signs[at + 1]}`] : [])]);
        });
        expect(new Set(rows[0]?.grams)).toEqual(new Set(wanted));
      }),
      { numRuns: 100 },
    );
  });

  test('goes by the index for searched texts only', async () => {
    expect(await foundBy({ name: { contains: '华为' } })).toEqual({ ids: [1], indexed: true });
    expect((await foundBy({ note: { contains: '华为' } })).indexed).toBe(false);
    expect(
      (await foundBy({ any: [{ name: { contains: '华为' } }, { tel: { contains: '1' } }] })).indexed,
    ).toBe(false);
  });
});
