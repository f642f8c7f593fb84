import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { vi } from 'vitest';
import type { TestApplication } from '../application.fixture.ts';
import { product } from '../product.ts';
import type { Doom } from './doomed.fixture.ts';
import { LiveRegistry } from './liveRegistry.ts';

/** Lets another process do something on the same database and die by SIGKILL in the middle. @returns how it ended */
export async function killedIn(
  { databaseUrl, dataDirectory, admin }: TestApplication,
  doom: Omit<Doom, 'databaseUrl' | 'dataDirectory'>,
): Promise<string> {
  const headers = { cookie: admin.cookie as string, 'x-requested-with': 'gejie' };
  const request = doom.request && { ...doom.request, headers };
  const told = JSON.stringify({ ...doom, databaseUrl, dataDirectory, request } satisfies Doom);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'doomed.fixture.ts'), told], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal ?? `exit ${code}`;
}

/** Cuts all lines of the process when it is about to send the first statement that this is found in. */
export function cutAt(app: TestApplication, at: RegExp): { restore(): void; happened(): boolean } {
  const { query } = pg.Client.prototype;
  let happened = false;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const send = () => (query as (...all: unknown[]) => unknown).apply(this, given);
    const [first] = given;
    const text = typeof first === 'string' ? first : String((first as { text?: string } | undefined)?.text);
    if (happened || !at.test(text)) return send();
    happened = true;
    // The statement may reach the server or not; whoever sent it can't know.
    return app.cutLines().then(send, send);
  } as never);
  return { restore: () => spy.mockRestore(), happened: () => happened };
}

/** What is described and what the tables hold, as a process finds it that starts now. @returns what doesn't agree */
export async function disagreements({ services }: TestApplication): Promise<string[]> {
  const { database } = services;
  // A start is refused where a column is of another kind than its field.
  const started = await LiveRegistry.open(database, product.modules);
  const { rows: described } = await database.pool.query<{ place: string }>(
    `select module || '.' || name as place from custom_field`,
  );
  const places = new Set(described.map(({ place }) => place));
  const wrong: string[] = [];
  for (const module of started.now().modules) {
    const { rows } = await database.pool.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and not attisdropped
       and starts_with(attname, 'cf_')`,
      [`"${module.table}"`],
    );
    for (const { name } of rows)
      if (!places.delete(`${module.name}.${name}`)) wrong.push(`${module.name}.${name} is described nowhere`);
    const { rows: unique } = await database.pool.query<{ definition: string; valid: boolean }>(
      `select pg_get_indexdef(indexrelid) as definition, indisvalid as valid from pg_index
       where indrelid = $1::regclass and indisunique`,
      [`"${module.table}"`],
    );
    for (const field of module.fields.values()) {
      if (!field.custom) continue;
      const index = unique.find(({ definition }) => new RegExp(`\\b${field.column}\\b`).test(definition));
      if (Boolean(field.unique) !== (index?.valid ?? false))
        wrong.push(`${module.name}.${field.name} and its index`);
    }
  }
  return [...wrong, ...[...places].map((place) => `${place} has no column`)];
}
