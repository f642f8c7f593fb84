import { Decimal, type Module, type ModuleField, type Shortfall } from '@gejie/core';
import { holdAccounts } from '../database/ledger/accountRows.ts';
import { readSetting } from '../database/organization/settingRows.ts';
import { insertRows } from '../database/write/writeRecords.ts';
import { claimantsIn, holdSettled, refreshSettled } from './followClaims.ts';
import type { WriteScope } from './writeScope.ts';

type Values = Record<string, unknown>;

/** See `Work.append`. The database would refuse what this lets through; this says which entry it was. */
export async function appendEntries(
  scope: WriteScope,
  module: Module,
  entries: readonly Values[],
): Promise<Shortfall[]> {
  const { db, registry, now } = scope;
  const { ledger } = module.definition;
  if (!ledger) throw new Error(`${module.name} is no ledger`);
  if (entries.length === 0) return [];
  const keyOf = (entry: Values) => ledger.accountOf.map((name) => entry[name] as number);
  const target = (module.fields.get(ledger.accountOf[0] ?? '') as ModuleField).targets?.[0] ?? '';
  const places = { first: registry.module(target), accounts: registry.module(ledger.accounts.module) };
  const settled = await holdSettled(scope, settledLines(scope, module, entries));
  const held = await holdAccounts(db, places, ledger, entries.map(keyOf));
  const company = await readSetting(db, 'company');
  const shortfalls =
    company?.[ledger.belowNought] === true ? [] : shortfallsOf(entries, ledger.amount, keyOf, held);
  if (shortfalls.length > 0) return shortfalls;
  const at = now.toISOString();
  // In the order in which the accounts were held; among those of one, as they were given.
  const inOrder = [...entries].sort((a, b) => (keyOf(a)[0] ?? 0) - (keyOf(b)[0] ?? 0));
  await insertRows(
    db,
    module,
    inOrder.map((entry) => ({ ...entry, [ledger.at]: entry[ledger.at] ?? at })),
  );
  await refreshSettled(scope, settled);
  return [];
}

/** Lines of documents that these entries settle. */
function settledLines(scope: WriteScope, module: Module, entries: readonly Values[]): number[] {
  const names = claimantsIn(scope).flatMap(({ trait: { settledBy } }) =>
    settledBy.ledger === module.name ? [settledBy.line] : [],
  );
  const lines = entries.flatMap((entry) => [...new Set(names)].map((name) => entry[name]));
  return [...new Set(lines)].filter((line) => typeof line === 'number');
}

/** An account that is below nought already may still be added to. */
function shortfallsOf(
  entries: readonly Values[],
  amount: string,
  keyOf: (entry: Values) => number[],
  held: ReadonlyMap<string, string>,
): Shortfall[] {
  const balances = new Map<string, Decimal>();
  const found: Shortfall[] = [];
  for (const [place, entry] of entries.entries()) {
    const key = keyOf(entry).join(' ');
    const moved = new Decimal(String(entry[amount]));
    const before = balances.get(key) ?? new Decimal(held.get(key) ?? 0);
    const after = before.plus(moved);
    if (moved.isNegative() && after.isNegative())
      found.push({ entry: place, available: Decimal.max(before, 0).toFixed() });
    balances.set(key, after);
  }
  return found;
}
