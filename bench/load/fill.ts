import { Registry } from '@gejie/core';
import { modules, ruleSets } from '@gejie/modules';
import pg from 'pg';
import { hashPassword } from '../../packages/server/src/access/password.ts';
import { connect } from '../../packages/server/src/database/connection.ts';
import { prepareEventPartitions } from '../../packages/server/src/database/events/events.ts';
import { migrate } from '../../packages/server/src/database/migrate.ts';
import { ensureAccessSignals } from '../../packages/server/src/database/organization/accessSignals.ts';
import {
  numberedFields,
  numberSequence,
  syncSchema,
} from '../../packages/server/src/database/schema/syncSchema.ts';
import { partSearch } from '../../packages/server/src/database/search/searchParts.ts';
import { accounts } from '../data/accounts.ts';
import type { Scale } from '../data/company.ts';
import { contacts } from '../data/contacts.ts';
import type { Drafts } from '../data/drafts.ts';
import { leads } from '../data/leads.ts';
import { opportunities } from '../data/opportunities.ts';
import { departments, roles, users } from '../data/organization.ts';
import { password } from '../data/password.ts';
import { dropIndexes } from './indexes.ts';
import { loadModule } from './loadModule.ts';
import { RollupSums } from './rollupSums.ts';

/** Children before their parents, whose roll-ups add them up. */
async function draftsOf(scale: Scale): Promise<Record<string, Drafts<never>>> {
  return {
    user: users(scale, await hashPassword(password)),
    department: departments(scale),
    role: roles(),
    contact: contacts(scale),
    opportunity: opportunities(scale),
    lead: leads(scale),
    account: accounts(scale),
  };
}

/**
 * Fills an empty database with a company, in the shape the doors to records would have left it.
 * @param say is told what took how long
 */
export async function fill(url: string, scale: Scale, say: (line: string) => void): Promise<void> {
  const registry = new Registry(modules);
  const database = connect(url, 4);
  const client = new pg.Client(url);
  await client.connect();
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    say(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  };
  try {
    await migrate(database);
    await syncSchema(database, registry);
    await prepareEventPartitions(database.kysely, new Date());
    const searchIndexes = await dropIndexes(client, ['search']);
    const all = Object.entries(await draftsOf(scale));
    const tables = all.map(([name]) => registry.module(name).table);
    for (const [name] of all) await database.transaction((tx) => partSearch(tx, registry.module(name)));
    await dropIndexes(client, tables);
    for (const table of tables) await client.query(`alter table "${table}" disable trigger user`);
    const rollups = new RollupSums(registry);
    for (const [name, drafts] of all) {
      const module = registry.module(name);
      await timed(`  ${drafts.ids.count.toLocaleString('en')} ${module.path}`, () =>
        loadModule(url, module, drafts, { registry, ruleSets, rollups }),
      );
    }
    await timed('  history', () => writeHistory(client, registry));
    // Made anew, a ledger is filled from the records.
    for (const table of tables) await client.query(`drop table if exists "tally_${table}"`);
    await timed('  indexes and ledgers of the modules', () => syncSchema(database, registry));
    for (const table of tables) await client.query(`alter table "${table}" enable trigger user`);
    await timed('  indexes of the search', async () => {
      for (const statement of searchIndexes) await client.query(statement);
    });
    await advanceSequences(client, registry, scale);
    await ensureAccessSignals(database.kysely);
    await timed('  vacuum and analyze', () => client.query('vacuum (analyze)'));
  } finally {
    await client.end();
    await database.close();
  }
}

/** The line of every creation, and of the change that records of version 2 have behind them. */
async function writeHistory(client: pg.Client, registry: Registry): Promise<void> {
  for (const { name, table } of registry.modules.filter(({ keptBy }) => keptBy === 'people')) {
    await client.query(
      `insert into event (at, actor, way, module, record, kind, version)
       select created_at, created_by, 'api', $1, id, 'create', 1 from "${table}" order by id`,
      [name],
    );
    await client.query(
      `insert into event (at, actor, way, module, record, kind, version, changes)
       select updated_at, updated_by, 'api', $1, id, 'update', 2, '{"description": [null, "已核实"]}'
       from "${table}" where version > 1 order by id`,
      [name],
    );
  }
}

async function advanceSequences(client: pg.Client, registry: Registry, scale: Scale): Promise<void> {
  const { first, count } = scale.opportunity;
  await client.query(`select setval('record_id', $1)`, [first + count]);
  for (const module of registry.modules) {
    for (const field of numberedFields(module)) {
      await client.query(`select setval($1::regclass, (select count(*) + 1 from "${module.table}"))`, [
        numberSequence(module, field),
      ]);
    }
  }
}
