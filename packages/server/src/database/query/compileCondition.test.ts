import {
  address,
  boolean,
  type Condition,
  choice,
  date,
  dateTime,
  decimal,
  defineModule,
  email,
  evaluate,
  everything,
  type FilterContext,
  integer,
  link,
  longText,
  money,
  multiChoice,
  parseFilter,
  percent,
  Registry,
  text,
  time,
} from '@gejie/core';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { connect, type Database } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { syncSchema } from '../schema/syncSchema.ts';
import { insertRows } from '../write/writeRecords.ts';
import { compileCheck, compileCondition } from './compileCondition.ts';

const choices = { red: '红', green: '绿', blue: '蓝' } as const;

const company = defineModule('company', {
  label: '公司',
  area: 'sales',
  title: 'name',
  ownership: 'none',
  fields: {
    name: text('名称', { required: true }),
    industry: choice('行业', choices),
    founded: date('成立'),
  },
  list: ['name'],
});

const thing = defineModule('thing', {
  label: '东西',
  area: 'sales',
  title: 'name',
  ownership: 'none',
  fields: {
    name: text('名称', { required: true }),
    note: longText('备注'),
    mail: email('邮箱'),
    count: integer('数量'),
    weight: decimal('重量', { scale: 3 }),
    price: money('价格'),
    share: percent('比例'),
    day: date('日期'),
    moment: dateTime('时刻'),
    clock: time('钟点'),
    flag: boolean('标记'),
    colour: choice('颜色', choices),
    colours: multiChoice('多种颜色', choices),
    place: address('地址'),
    company: link('company', '公司'),
  },
  list: ['name'],
});

/** The kernel's own fields point at users and departments. */
const pointedAt = ['user', 'department'].map((name) =>
  defineModule(name, {
    label: name,
    area: 'settings',
    title: 'name',
    ownership: 'none',
    fields: { name: text('名称', { required: true }) },
    list: ['name'],
  }),
);

const registry = new Registry([...pointedAt, company, thing] as never);
const context: FilterContext = {
  language: 'en',
  timeZone: 'Asia/Shanghai',
  now: new Date('2026-11-23T02:00:00Z'),
  fiscalYearStart: 4,
  me: 1,
  myDepartment: 2,
  myTeam: [1, 3],
};

/** Pieces of text that tend to break searches: wildcards, cases, rare Han, emoji, quotes. */
const pieces = [
  'A',
  'b',
  'σ',
  'i',
  'a',
  'B',
  'ß',
  'İ',
  'Σ',
  '%',
  '_',
  '\\',
  "'",
  '"',
  '华',
  '为',
  '𠮷',
  '龘',
  '😀',
  '0',
  ' ',
];
const someText = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''))
  .filter((value) => value.trim() !== '')
  .map((value) => value.trim());
const someDay = fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-30', '2025-12-31', '2024-02-29');
const someMoment = fc.constantFrom(
  '2026-11-22T15:59:59.999Z',
  '2026-11-22T16:00:00.000Z',
  '2026-11-23T15:59:00.000Z',
  '2026-03-31T16:00:00.000Z',
);
const amount = (scale: number) =>
  fc.integer({ min: -300, max: 300 }).map((value) => (value / 100).toFixed(scale));
const keys = fc.constantFrom(...Object.keys(choices));
const operands: Record<string, fc.Arbitrary<unknown>> = {
  name: someText,
  note: someText,
  mail: fc.constantFrom('a@b.cn', 'x@b.cn'),
  count: fc.integer({ min: -2, max: 2 }),
  weight: amount(3),
  price: amount(2),
  share: amount(2),
  day: someDay,
  moment: someMoment,
  clock: fc.constantFrom('00:00', '09:30', '23:59'),
  flag: fc.boolean(),
  colour: keys,
  colours: keys,
  place: someText,
  company: fc.constantFrom(1, 2, 3, 999),
};

const orEmpty = (value: fc.Arbitrary<unknown>) => fc.option(value, { nil: null, freq: 3 });
const someThing = fc.record({
  name: someText,
  note: orEmpty(someText),
  mail: orEmpty(operands.mail as never),
  count: orEmpty(operands.count as never),
  weight: orEmpty(amount(3)),
  price: orEmpty(amount(2)),
  share: orEmpty(amount(2)),
  day: orEmpty(someDay),
  moment: orEmpty(someMoment),
  clock: orEmpty(operands.clock as never),
  flag: fc.boolean(),
  colour: orEmpty(keys),
  colours: orEmpty(fc.uniqueArray(keys, { maxLength: 3 })),
  place: orEmpty(fc.record({ province: someText, street: someText })),
  company: orEmpty(operands.company as never),
});

const module = registry.module('thing');

/** A test of one field by one of its operators. */
const someTest: fc.Arbitrary<unknown> = fc
  .constantFrom(...Object.keys(operands), 'company.name', 'company.industry', 'company.founded')
  .chain((path) => {
    const field = path.includes('.')
      ? registry.module('company').fields.get(path.split('.')[1] ?? '')
      : module.fields.get(path);
    const operand =
      operands[path] ??
      { 'company.name': someText, 'company.industry': keys, 'company.founded': someDay }[path] ??
      someText;
    return fc.constantFrom(...(field?.type.operators ?? [])).chain((operator) => {
      const value =
        {
          empty: fc.boolean(),
          within: fc.constantFrom(
            'today',
            'thisWeek',
            'thisQuarter',
            'lastYear',
            'last30Days',
            'next7Days',
            'thisMonth',
          ),
          between: fc.tuple(operand, operand),
          in: fc.array(operand, { maxLength: 3 }),
          notIn: fc.array(operand, { maxLength: 3 }),
        }[operator as string] ?? operand;
      return value.map((one) => ({ [path]: { [operator]: one } }));
    });
  });

const someFilter: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'filter' },
    { weight: 5, arbitrary: someTest },
    { weight: 1, arbitrary: fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie('filter') }) },
    {
      weight: 1,
      arbitrary: fc.tuple(someTest, someTest).map(([a, b]) => ({ ...(a as object), ...(b as object) })),
    },
  ),
})).filter;

describe('SQL and memory agree on every filter', () => {
  let place: TestDatabase;
  let database: Database;
  const companies = [
    { id: 1, name: '华为Σ', industry: 'red', founded: '2026-11-23' },
    { id: 2, name: 'a_b%', industry: null, founded: null },
    { id: 3, name: 'unseen', industry: 'blue', founded: '2025-12-31' },
  ];
  // Company 3 is out of this reader's sight: through a reference it is as if it were not there.
  const visible = (): Condition =>
    parseFilter({ id: { ne: 3 } }, registry.module('company'), registry, context);
  const sight = { visible: (of: { name: string }) => (of.name === 'company' ? visible() : everything) };

  beforeAll(async () => {
    place = await createTestDatabase('filters');
    database = connect(place.url);
    await migrate(database);
    await syncSchema(database, registry);
    await insertRows(
      database.kysely,
      registry.module('company'),
      companies.map((one) => ({ ...one, version: 1, createdAt: context.now, updatedAt: context.now })),
    );
  });

  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  const lookup = (name: string, id: number) =>
    name === 'company' && id !== 3 ? (companies.find((one) => one.id === id) ?? null) : null;

  test('on random filters and records', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someThing, { minLength: 1, maxLength: 12 }),
        fc.array(someFilter, { minLength: 1, maxLength: 12 }),
        async (things, filters) => {
          await sql`truncate thing`.execute(database.kysely);
          const records = things.map((one, index) => ({
            ...one,
            id: index + 1,
            version: 1,
            createdAt: context.now.toISOString(),
            updatedAt: context.now.toISOString(),
          }));
          await insertRows(database.kysely, module, records);
          for (const filter of filters) {
            const condition = parseFilter(filter, module, registry, context);
            const { rows } = await sql<{
              id: number;
            }>`select id from thing as t where ${compileCondition(condition, 't', sight)} order by id`.execute(
              database.kysely,
            );
            const expected = records
              .filter((record) => evaluate(condition, record, lookup))
              .map(({ id }) => id);
            expect(
              rows.map(({ id }) => id),
              JSON.stringify(filter),
            ).toEqual(expected);
            const { rows: checked } = await sql<{
              id: number;
            }>`select id from thing as t where ${compileCheck(condition, 't', sight)} order by id`.execute(
              database.kysely,
            );
            expect(checked, `of each row: ${JSON.stringify(filter)}`).toEqual(rows);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
