import { fieldTypes } from '@gejie/core';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRecordService } from '../records/createRecordService.ts';
import {
  allRights,
  deal,
  firm,
  openRecordBench,
  type RecordBench,
  testDepartment,
  testUser,
} from '../records/records.fixture.ts';
import { LiveRegistry } from './liveRegistry.ts';

let bench: RecordBench;

beforeAll(async () => {
  bench = await openRecordBench();
});

afterAll(() => bench.close());

const choices = [
  { value: 'a', label: { zh: '甲', en: 'A' } },
  { value: 'b', label: { zh: '乙', en: 'B' } },
];

/** For each type: what its definition needs beyond a label, a value to write, and the answer expected. */
const samples: Record<string, { options?: object; write: unknown; read?: unknown; where?: unknown }> = {
  text: { options: { search: true }, write: '自定义文字', where: { contains: '定义' } },
  longText: { write: '多\n行', where: { contains: '多' } },
  richText: { write: '<p>好</p>', where: { contains: '好' } },
  integer: { write: 7, where: { gte: 7 } },
  decimal: { write: '1.25', read: '1.2500', where: { lt: 2 } },
  money: { write: 12.5, read: '12.50', where: { between: [12, 13] } },
  percent: { write: '5', read: '5.00', where: { gt: '4.99' } },
  date: { write: '2026-11-23', where: { within: 'today' } },
  dateTime: { write: '2026-11-23 10:00', read: '2026-11-23T02:00:00.000Z', where: { within: 'thisMonth' } },
  time: { write: '9:30', read: '09:30', where: { eq: '09:30' } },
  boolean: { write: true, where: { eq: true } },
  choice: { options: { choices }, write: 'b', where: { in: ['b'] } },
  multiChoice: { options: { choices }, write: ['b', 'a'], read: ['a', 'b'], where: { contains: 'b' } },
  email: { write: 'Anna@Example.cn', read: 'anna@example.cn', where: { startsWith: 'anna' } },
  phone: { write: '+86 138 0000 1111', where: { contains: '138' } },
  url: { write: 'example.cn', read: 'https://example.cn', where: { contains: 'example' } },
  address: { write: { province: '浙江省', street: '江陵路' }, where: { contains: '江陵' } },
};

test('a field kept in the database is written, read, filtered, sorted and searched like one in code', async () => {
  const person = await bench.person('管', { rights: allRights });
  for (const [type, { options }] of Object.entries(samples)) {
    const definition = { type, label: { zh: type, en: type }, ...options };
    await sql`insert into custom_field (module, name, definition) values ('firm', ${`cf_${type.toLowerCase()}`}, ${JSON.stringify(definition)}::jsonb)`.execute(
      bench.database.kysely,
    );
  }
  const live = await LiveRegistry.open(bench.database, [testUser, testDepartment, firm, deal] as never);
  const records = createRecordService({
    database: bench.database,
    registry: () => live.now(),
    ruleSets: [],
    effectSets: [],
    actions: [],
    clock: () => bench.clock.now,
  });
  const values = Object.fromEntries(
    Object.entries(samples).map(([type, { write }]) => [`cf_${type.toLowerCase()}`, write]),
  );
  const { id, ...created } = await records.create(person, 'firm', { name: '定制公司', ...values });
  await records.create(person, 'firm', { name: '空白公司' });
  for (const [type, { read, write, where }] of Object.entries(samples)) {
    const name = `cf_${type.toLowerCase()}`;
    expect([type, created[name]]).toEqual([type, read ?? write]);
    const found = await records.find(person, 'firm', { where: { [name]: where } });
    expect([type, found.records.map((record) => record.id)]).toEqual([type, [id]]);
    if (fieldTypes.get(type)?.sortable)
      expect((await records.find(person, 'firm', { sort: `-${name}` })).records[0]?.id).toBe(id);
  }
  expect((await records.find(person, 'firm', { q: '自定义文' })).records.map((record) => record.id)).toEqual([
    id,
  ]);
  await records.update(person, 'firm', id, { cf_text: '改过' });
  expect((await records.history(person, 'firm', id, {})).entries[0]?.changes).toEqual([
    { field: 'cf_text', from: '自定义文字', to: '改过' },
  ]);
});

test('only what administrators have changed is read and made anew, whoever wrote it (PLT-05)', async () => {
  const db = bench.database.kysely;
  const live = await LiveRegistry.open(bench.database, [testUser, testDepartment, firm, deal] as never);
  const before = live.now();
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const read = () =>
    asked.mock.calls.flatMap(([given, values]) =>
      / from custom_field/.test(String(given)) ? [values as unknown] : [],
    );
  try {
    await live.refresh();
    expect([read(), live.now() === before]).toEqual([[], true]);
    await sql`update custom_field set definition = definition || '{"hidden":true}' where name = 'cf_date'`.execute(
      db,
    );
    await live.refresh();
    expect(read()).toEqual([[['firm']]]);
    const after = live.now();
    expect([...after.modules].filter((module) => before.module(module.name) !== module)).toEqual([
      after.module('firm'),
    ]);
    const { fields } = after.module('firm');
    expect([before.module('firm').fields.get('cf_date')?.hidden, fields.get('cf_date')?.hidden]).toEqual([
      undefined,
      true,
    ]);
    await sql`delete from custom_field where name = 'cf_date'`.execute(db);
    await live.refresh();
    expect(live.now().module('firm').fields.has('cf_date')).toBe(false);
  } finally {
    asked.mockRestore();
  }
});

test('a start takes away what a conversion that was cut off has left', async () => {
  await sql.raw('alter table firm add column "cf_text$new" integer').execute(bench.database.kysely);
  await LiveRegistry.open(bench.database, [testUser, testDepartment, firm, deal] as never);
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = 'firm'::regclass and not attisdropped and starts_with(attname, 'cf_text')`.execute(
    bench.database.kysely,
  );
  expect(rows).toEqual([{ name: 'cf_text' }]);
});

test('a kept definition of an unknown type is refused by name rather than dropped', async () => {
  await sql`insert into custom_field (module, name, definition) values ('firm', 'cf_odd', '{"type":"hologram","label":{"zh":"怪","en":"Odd"}}')`.execute(
    bench.database.kysely,
  );
  await expect(
    LiveRegistry.open(bench.database, [testUser, testDepartment, firm, deal] as never),
  ).rejects.toThrow(/cf_odd.*hologram/);
});
