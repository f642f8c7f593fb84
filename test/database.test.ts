import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type Template, type TestDatabase } from './database.ts';

const made: TestDatabase[] = [];
afterAll(async () => {
  for (const database of made) await database.drop();
});

async function create(name?: string, template?: Template): Promise<TestDatabase> {
  const database = await createTestDatabase(name, template);
  made.push(database);
  return database;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // Dropping a database ends the connections to it.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('A test database', () => {
  it('is empty, belongs to its own role, and is apart from others', async () => {
    const [one, other] = [await create('one'), await create('one')];
    await query(one.url, 'create extension pg_trgm; create table mark (n int)');
    expect(await query(other.url, "select to_regclass('mark') as mark")).toEqual([{ mark: null }]);
    expect(await query(one.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
  });

  it('is gone after drop, even with a connection left', async () => {
    const database = await createTestDatabase('left');
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => {});
    await client.connect();
    await database.drop();
    const name = new URL(database.url).pathname.slice(1);
    const left = await query(inject('postgres'), `select from pg_database where datname = '${name}'`);
    expect(left).toEqual([]);
  });

  it('is a copy of its template, which is filled once', async () => {
    let filled = 0;
    const template: Template = {
      name: 'template_of_a_test',
      async fill(url) {
        filled += 1;
        await query(url, 'create table mark (n int); insert into mark values (7)');
      },
    };
    const copies = await Promise.all([
      create('copy', template),
      create('copy', template),
      create('copy', template),
    ]);
    for (const { url } of copies) {
      await query(url, 'update mark set n = n + 1');
      expect(await query(url, 'select n from mark')).toEqual([{ n: 8 }]);
    }
    expect(filled).toBe(1);
  });

  it('is filled again when filling its template was cut short', async () => {
    let attempts = 0;
    const template: Template = {
      name: 'template_that_fails_once',
      async fill(url) {
        await query(url, 'create table mark (n int)');
        attempts += 1;
        if (attempts === 1) throw new Error('cut short');
      },
    };
    await expect(createTestDatabase('copy', template)).rejects.toThrow('cut short');
    const { url } = await create('copy', template);
    expect(await query(url, 'select count(*)::int as n from mark')).toEqual([{ n: 0 }]);
  });
});
