import { type AnyPiecesTrait, type Condition, everything, type Module, type Registry } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { type CompileContext, compileCondition } from '../query/compileCondition.ts';
import type { Drift } from './verifyLedgers.ts';

const most = 20;

/** Accounts of a ledger with more single pieces than they hold; at most twenty. INV-10 */
export async function pieceDrifts(
  db: Executor,
  registry: Registry,
  { module, trait, there }: { module: Module; trait: AnyPiecesTrait; there: Condition },
  context: CompileContext,
): Promise<Drift[]> {
  const { ledger } = registry.module(trait.ledger).definition;
  if (!ledger) return [];
  const accounts = registry.module(ledger.accounts.module);
  const keyOf = (of: Module, names: readonly string[], alias: string) =>
    sql`concat_ws(' ', ${sql.join(names.map((name) => sql.ref(`${alias}.${of.fields.get(name)?.column}`)))})`;
  const balance = sql.ref(`a.${accounts.fields.get(ledger.accounts.balance)?.column}`);
  const live = compileCondition(there, 't', { ...context, visible: () => everything });
  const { rows } = await sql<Omit<Drift, 'figure'>>`
    select p.key as of, p.count::text as kept, coalesce(${balance}, 0)::text as reckoned
    from (select ${keyOf(module, trait.accountOf, 't')} as key, count(*) as count from ${sql.table(module.table)} as t
      where t.deleted_at is null and (${live}) group by 1) as p
    left join ${sql.table(accounts.table)} as a on ${keyOf(accounts, ledger.accountOf, 'a')} = p.key
    where p.count > coalesce(${balance}, 0) limit ${most}`.execute(db);
  return rows.map((row) => ({ figure: module.name, ...row }));
}
