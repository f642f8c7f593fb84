import type { Module, Registry } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** From so many records on a module has a part of the search index to itself. */
const many = 2000;

/** Every name makes many fragments; the more of them are counted, the better are the plans. */
const counted = sql`alter column grams set statistics 500, alter column text set statistics 500`;

/** The part of the search index that holds a module's entries alone, when there is one. */
export const ownSearchPart = (module: Module): string => `search_${module.table}`;

/** Where a module's entries are: in a part of its own, or in the one that modules of a few records share. */
export async function searchPartOf(db: Executor, module: Module): Promise<{ name: string; own: boolean }> {
  const { rows } = await sql<{ own: boolean }>`
    select to_regclass(${ownSearchPart(module)}) is not null as own`.execute(db);
  const own = rows[0]?.own === true;
  return { name: own ? ownSearchPart(module) : 'search_shared', own };
}

/** Gives every module that has become large a part of its own. */
export async function partLargeModules(db: Executor, registry: Registry): Promise<void> {
  const { rows } = await sql<{ module: string }>`
    select module from search_shared group by module having count(*) > ${many}`.execute(db);
  const large = new Set(rows.map(({ module }) => module));
  for (const module of registry.modules) if (large.has(module.name)) await partSearch(db, module);
}

/**
 * Gives a module a part of the search index to itself: what is common there is told by its own statistics, and one search
 * doesn't read the fragments of another. Searches and saves wait while the entries move; before a large import there are
 * few. To be called within a transaction.
 */
export async function partSearch(db: Executor, module: Module): Promise<void> {
  // Whoever else does the same has either not begun or has finished when this is granted.
  await sql`lock table search in access exclusive mode`.execute(db);
  if ((await searchPartOf(db, module)).own) return;
  const part = sql.table(ownSearchPart(module));
  await sql`create table ${part} (like search including all)`.execute(db);
  await sql`
    with moved as (delete from search_shared where module = ${module.name} returning *)
    insert into ${part} select * from moved`.execute(db);
  await sql`alter table search attach partition ${part} for values in (${sql.lit(module.name)})`.execute(db);
  await sql`alter table ${part} ${counted}`.execute(db);
}
