import type { AnyLedgerTrait, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** What an account is of: ids, in the order the ledger names its references. */
export type AccountKey = readonly number[];

/**
 * Holds accounts until the transaction ends, all of a ledger's in one order, so that two who hold many wait for one another
 * instead of each for the other.
 * @returns what each comes to, by its key as `7 9`; an account that nothing was ever entered in is not among them
 */
export async function holdAccounts(
  db: Executor,
  { first, accounts }: { first: Module; accounts: Module },
  ledger: AnyLedgerTrait,
  keys: readonly AccountKey[],
): Promise<Map<string, string>> {
  const held = [...new Set(keys.map(([id]) => id as number))];
  // Whoever enters something moves the figure at the first, so holding those holds the accounts.
  await sql`select id from ${sql.table(first.table)} where id = any(${held}::bigint[]) order by id for no key update`.execute(
    db,
  );
  const columns = ledger.accountOf.map((name) => sql.ref(columnOf(accounts, name)));
  const [key = sql``] = columns;
  const { rows } = await sql<{ key: string; balance: string }>`
    select concat_ws(' ', ${sql.join(columns)}) as key, ${sql.ref(columnOf(accounts, ledger.accounts.balance))} as balance
    from ${sql.table(accounts.table)} where ${key} = any(${held}::bigint[])`.execute(db);
  return new Map(rows.map(({ key, balance }) => [key, balance]));
}

function columnOf(module: Module, name: string): string {
  return (module.fields.get(name) as ModuleField).column;
}
