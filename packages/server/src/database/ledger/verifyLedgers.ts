import type { Module, ModuleField, Registry } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { keptFigures } from '../schema/keptFigures.ts';

/** A figure that is not what its ledger comes to. */
export interface Drift {
  /** `product.onHand`, or the module of the accounts. */
  figure: string;
  /** The record, or the key of the account as `7 9`. */
  of: string;
  kept: string | null;
  reckoned: string | null;
}

const most = 20;

/** Adds all ledgers up from their first entry and compares; at most twenty differences of each figure. INV-10 */
export async function verifyLedgers(db: Executor, registry: Registry): Promise<Drift[]> {
  const drifts: Drift[] = [];
  for (const { parent, child, into, by, of } of keptFigures(registry)) {
    const { rows } = await sql<Omit<Drift, 'figure'>>`
      select p.id::text as of, ${sql.ref(`p.${into.column}`)}::text as kept, coalesce(s.sum, 0)::text as reckoned
      from ${sql.table(parent.table)} as p
      left join (select ${sql.ref(by.column)} as id, sum(${sql.ref(of.column)}) as sum from ${sql.table(child.table)} group by 1) as s
        on s.id = p.id
      where ${sql.ref(`p.${into.column}`)} is distinct from coalesce(s.sum, 0) limit ${most}`.execute(db);
    drifts.push(...rows.map((row) => ({ figure: `${parent.name}.${into.name}`, ...row })));
  }
  for (const module of registry.modules)
    if (module.definition.ledger)
      drifts.push(
        ...(await accountDrifts(db, module, registry.module(module.definition.ledger.accounts.module))),
      );
  return drifts;
}

async function accountDrifts(db: Executor, module: Module, accounts: Module): Promise<Drift[]> {
  const { ledger } = module.definition;
  if (!ledger) return [];
  const column = (of: Module, name: string) => sql.ref((of.fields.get(name) as ModuleField).column);
  const key = (of: Module) =>
    sql`concat_ws(' ', ${sql.join(ledger.accountOf.map((name) => column(of, name)))})`;
  const { rows } = await sql<Omit<Drift, 'figure'>>`
    select coalesce(a.key, s.key) as of, a.balance::text as kept, s.sum::text as reckoned
    from (select ${key(accounts)} as key, ${column(accounts, ledger.accounts.balance)} as balance from ${sql.table(accounts.table)}) as a
    full join (select ${key(module)} as key, sum(${column(module, ledger.amount)}) as sum from ${sql.table(module.table)} group by 1) as s
      on s.key = a.key
    where a.balance is distinct from s.sum limit ${most}`.execute(db);
  return rows.map((row) => ({ figure: accounts.name, ...row }));
}
