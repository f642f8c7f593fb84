import { Registry } from '@gejie/core';
import { modules } from '@gejie/modules';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { keepUpAlone } from './keepUp.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openApplication('upkeep', { works: false, rateLimits: { requests: 0, signIns: 100_000 } });
});
afterAll(() => app.close());

const registry = new Registry(modules);

async function partOf(record: number): Promise<string | undefined> {
  const { rows } = await sql<{ part: string }>`
    select tableoid::regclass::text as part from search where record = ${record}`.execute(
    app.services.database.kysely,
  );
  return rows[0]?.part;
}

async function created(name: string): Promise<number> {
  const { status, body } = await app.admin.post('/api/accounts?duplicates=allow', { name });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id as number;
}

async function found(q: string): Promise<string[]> {
  const { body } = await app.admin.get<{ groups: { records: { label: string }[] }[] }>(
    `/api/search?q=${encodeURIComponent(q)}`,
  );
  return body.groups.flatMap(({ records }) => records.map(({ label }) => label));
}

describe('What grows gets its own tables', () => {
  it('A module of many records gets a part of the search index; nothing is lost, and nobody who saves meanwhile is refused (PLT-13)', async () => {
    const { database } = app.services;
    const first = await created('格林电器制造');
    const contact = await app.admin.post('/api/contacts', { name: '孙格林' });
    expect(await partOf(first)).toBe('search_shared');
    await sql`
      insert into search (module, record, text, grams)
      select 'account', 900000000 + at, ' 旧客户' || at, array['旧', '旧客', '客', '客户', '户']
      from generate_series(1, 3000) as at`.execute(database.kysely);
    const saved = await Promise.all([
      ...Array.from({ length: 8 }, (_, nth) => created(`格林新客户${nth}`)),
      keepUpAlone(database, registry, new Date()).then(() => first),
      keepUpAlone(database, registry, new Date()).then(() => first),
      ...Array.from({ length: 8 }, (_, nth) => created(`格林后客户${nth}`)),
    ]);
    for (const id of saved) expect(await partOf(id)).toBe('search_account');
    expect(await partOf(contact.body.id as number)).toBe('search_shared');
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from search where module = 'account'`.execute(database.kysely);
    expect(rows[0]?.count).toBe(3000 + 1 + 16);
    expect(await found('格林电器')).toEqual(['格林电器制造']);
    expect(await found('孙格林')).toEqual(['孙格林']);
  });

  it('The history of each of the next months has a part of its own (PLT-08)', async () => {
    const { database } = app.services;
    await keepUpAlone(database, registry, new Date('2031-01-31T12:00:00Z'));
    const { rows } = await sql<{ name: string }>`
      select inhrelid::regclass::text as name from pg_inherits
      where inhparent = 'event'::regclass and inhrelid::regclass::text like 'event_2031%' order by 1`.execute(
      database.kysely,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'event_2031_01',
      'event_2031_02',
      'event_2031_03',
      'event_2031_04',
    ]);
    const { rows: now } = await sql<{ part: string }>`
      select distinct tableoid::regclass::text as part from event`.execute(database.kysely);
    expect(now.map(({ part }) => part)).toEqual([expect.stringMatching(/^event_20\d\d_\d\d$/)]);
  });
});
