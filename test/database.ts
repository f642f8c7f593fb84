import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  /** As the role that owns the database and is no superuser, as in a real installation. */
  url: string;
  /** Ends what connections are left and removes the database. */
  drop(): Promise<void>;
}

/** A database to copy: made at its first use in a run, then every test file gets its own copy in an instant. */
export interface Template {
  name: string;
  /** Fills the empty database. Must have closed its connections when it is done. */
  fill(url: string): Promise<void>;
}

/**
 * A fresh database of its own for a test file, in the server that `globalSetup.ts` has started.
 *
 *     const database = await createTestDatabase('records');
 *     afterAll(() => database.drop());
 *
 * @param name to tell it from others when looking into the server
 * @param template what is in it; without: nothing
 */
export async function createTestDatabase(name = 'test', template?: Template): Promise<TestDatabase> {
  const database = `${name}_${randomBytes(6).toString('hex')}`;
  if (template) await ensureTemplate(template);
  await asAdmin((client) => createDatabase(client, database, template?.name ?? 'template1'));
  return {
    url: urlOf(database),
    drop: () =>
      asAdmin(async (client) => {
        await client.query(`drop database ${client.escapeIdentifier(database)} with (force)`);
      }),
  };
}

/** Test files run in several processes: a lock in the server lets one of them fill the template. */
function ensureTemplate({ name, fill }: Template): Promise<void> {
  return asAdmin(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${client.escapeIdentifier(unfinished)} with (force)`);
    await createDatabase(client, unfinished, 'template1');
    await fill(urlOf(unfinished));
    await client.query(
      `alter database ${client.escapeIdentifier(unfinished)} rename to ${client.escapeIdentifier(name)}`,
    );
  });
}

/** By its files: going through the log, as is usual for so small a one, takes twice the processor. */
async function createDatabase(client: pg.Client, name: string, template: string): Promise<void> {
  const [database, copied] = [name, template].map((text) => client.escapeIdentifier(text));
  await client.query(`create database ${database} template ${copied} strategy file_copy owner gejie`);
}

function urlOf(database: string): string {
  const url = new URL(inject('postgresApplication'));
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: inject('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
