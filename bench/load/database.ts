import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../packages/server/src/database/embedded/startEmbeddedPostgres.ts';
import { scaleFor } from '../data/company.ts';
import { fill } from './fill.ts';

/** Raised whenever the data or the tables change, so that older databases are filled anew. */
const generation = 2;

export interface BenchServer {
  /** Address of a filled database with this many accounts; fills it when it isn't there. */
  filled(accounts: number): Promise<string>;
  /** Lends a copy of it, to be spoilt; by its second address one is the superuser there. */
  copied<T>(accounts: number, use: (url: string, asSuperuser: string) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export async function startBenchServer(directory: string, say: (line: string) => void): Promise<BenchServer> {
  await mkdir(directory, { recursive: true });
  const log = { info() {}, warn: console.warn, error: console.error };
  const server = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), log });
  const nameOf = (accounts: number) => `bench_${accounts}_g${generation}`;
  const addressOf = (name: string, of = server.url) => {
    const url = new URL(of);
    url.pathname = `/${name}`;
    return url.href;
  };
  return {
    stop: server.stop,
    async copied(accounts, use) {
      const name = nameOf(accounts);
      await asAdmin(server.adminUrl, async (client) => {
        await client.query(`drop database if exists ${name}_copy with (force)`);
        await client.query(`create database ${name}_copy template ${name} strategy file_copy owner gejie`);
      });
      try {
        return await use(addressOf(`${name}_copy`), addressOf(`${name}_copy`, server.adminUrl));
      } finally {
        await asAdmin(server.adminUrl, (client) => client.query(`drop database ${name}_copy with (force)`));
      }
    },
    async filled(accounts) {
      const name = nameOf(accounts);
      await asAdmin(server.adminUrl, async (client) => {
        const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
        if (rowCount === 1) return say(`${accounts.toLocaleString('en')} accounts: filled earlier`);
        await client.query(`drop database if exists ${name}_unfinished with (force)`);
        await client.query(`create database ${name}_unfinished owner gejie`);
        const start = performance.now();
        await fill(addressOf(`${name}_unfinished`), scaleFor(accounts), say);
        await client.query(`alter database ${name}_unfinished rename to ${name}`);
        say(
          `${accounts.toLocaleString('en')} accounts and what hangs on them filled in ${((performance.now() - start) / 1000).toFixed(0)} s`,
        );
      });
      return addressOf(name);
    },
  };
}

async function asAdmin(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
