import type { AnyLedgerTrait, Module, Registry } from '@gejie/core';
import type { Database } from '../connection.ts';
import { applyOnce } from './applyOnce.ts';
import { guardStatements, type KeptFigure, keptFigures, refusing, rowsStatements } from './keptFigures.ts';
import { quoted } from './moduleTable.ts';

/**
 * Lets the database itself keep what ledgers come to: triggers, so that no way of writing can forget an entry, change one or
 * take one out, and a check that no account falls below nought. INV-10
 */
export async function syncLedgers(database: Database, registry: Registry): Promise<void> {
  const figures = keptFigures(registry);
  for (const parent of new Set(figures.map((figure) => figure.parent)))
    await applyOnce(
      database,
      parent.table,
      guardStatements(
        parent,
        figures.filter((one) => one.parent === parent),
      ),
    );
  for (const child of new Set(figures.map((figure) => figure.child))) {
    const own = figures.filter((figure) => figure.child === child);
    const { ledger } = child.definition;
    const accounts = ledger && registry.module(ledger.accounts.module);
    if (ledger && accounts) {
      await applyOnce(database, accounts.table, accountStatements(child, ledger, accounts));
      await applyOnce(database, child.table, entryStatements(child, ledger, accounts, registry, own));
    } else await applyOnce(database, child.table, rowsStatements(child, own));
  }
}

/** Column of a field; a ledger names none that is not there. */
function columnOf(module: Module, field: string): string {
  const found = module.fields.get(field);
  if (!found) throw new Error(`The ledger ${module.name} names ${field}, which is no field`);
  return quoted(found.column);
}

function accountStatements(ledgerModule: Module, ledger: AnyLedgerTrait, accounts: Module): string[] {
  const table = quoted(accounts.table);
  const keys = ledger.accountOf.map((name) => columnOf(accounts, name));
  const balance = columnOf(accounts, ledger.accounts.balance);
  const check = quoted(`${accounts.table}_not_below_nought`);
  return [
    `alter table ${table} add column if not exists "$below" boolean not null default false`,
    ...[...keys, balance].map((one) => `alter table ${table} alter column ${one} set not null`),
    `create unique index if not exists ${quoted(`${accounts.table}_account`)} on ${table} (${keys.join(', ')})`,
    `alter table ${table} drop constraint if exists ${check}`,
    `alter table ${table} add constraint ${check} check (${balance} >= 0 or "$below")`,
    ...refusing(accounts.table, 'insert or update or delete', `is kept by ${ledgerModule.table}`, true),
    ...refusing(accounts.table, 'truncate', `is kept by ${ledgerModule.table}`),
  ];
}

function entryStatements(
  module: Module,
  ledger: AnyLedgerTrait,
  accounts: Module,
  registry: Registry,
  figures: readonly KeptFigure[],
): string[] {
  const table = quoted(module.table);
  const keys = ledger.accountOf.map((name) => columnOf(module, name));
  const [amount, at] = [columnOf(module, ledger.amount), columnOf(module, ledger.at)];
  const name = quoted(`${module.table}_enter`);
  const check = quoted(`${module.table}_moves`);
  return [
    ...[...keys, amount, at].map((one) => `alter table ${table} alter column ${one} set not null`),
    `alter table ${table} drop constraint if exists ${check}`,
    `alter table ${table} add constraint ${check} check (${amount} <> 0)`,
    `create or replace function ${name}() returns trigger language plpgsql as $$
     declare
       may_fall boolean;
     begin
       ${enterStatements(module, ledger, accounts, registry, figures)}
       return new;
     end $$`,
    `create or replace trigger ${name} before insert on ${table} for each row execute function ${name}()`,
    ...refusing(module.table, 'update or delete', 'is a ledger'),
    ...refusing(module.table, 'truncate', 'is a ledger'),
  ];
}

function enterStatements(
  module: Module,
  ledger: AnyLedgerTrait,
  accounts: Module,
  registry: Registry,
  figures: readonly KeptFigure[],
): string {
  const own = (field: string) => `new.${columnOf(module, field)}`;
  const account = (field: string) => columnOf(accounts, field);
  const keys = ledger.accountOf.map(account);
  const values = ledger.accountOf.map(own);
  const [balance, at] = [account(ledger.accounts.balance), account(ledger.accounts.at)];
  const amount = own(ledger.amount);
  const table = quoted(accounts.table);
  const title = account(accounts.title);
  const numbers = ledger.accountOf.map((name) => {
    const target = registry.module(module.fields.get(name)?.targets?.[0] ?? '');
    const number = target.fields.has('number') ? 'number' : 'id::text';
    return `(select ${number} from ${quoted(target.table)} where id = ${own(name)})`;
  });
  const [first = ''] = ledger.accountOf;
  const totalled = figures.find(({ by }) => by.name === first);
  const totals = figures.map((figure) => {
    const into = quoted(figure.into.column);
    const returning = figure === totalled ? ` returning ${into} into ${own(ledger.total)}` : '';
    return `update ${quoted(figure.parent.table)} set ${into} = ${into} + new.${quoted(figure.of.column)}
        where id = new.${quoted(figure.by.column)}${returning};
      if not found then
        raise exception 'there is no ${figure.parent.name} %', new.${quoted(figure.by.column)} using errcode = 'foreign_key_violation';
      end if;`;
  });
  const enter = `update ${table} as a set ${balance} = a.${balance} + ${amount}, ${at} = ${own(ledger.at)},
        "$below" = case when a.${balance} + ${amount} >= 0 then false when ${amount} > 0 then a."$below"
          else coalesce(may_fall, false) end
      where ${keys.map((key, index) => `a.${key} = ${values[index]}`).join(' and ')}
      returning a.${balance} into ${own(ledger.balance)};`;
  return `
    ${totals.join('\n')}
    select coalesce((value ->> '${ledger.belowNought}')::boolean, false) into may_fall from setting where part = 'company';
    -- The moment never runs backwards within the account of all, so that a card reads as it was booked.
    select greatest(${own(ledger.at)}, max(${at})) into ${own(ledger.at)} from ${table} where ${keys[0]} = ${values[0]};
    ${enter}
    if not found then
      insert into ${table} (${title}, ${keys.join(', ')}, ${balance}, ${at})
        values (concat_ws(' · ', ${numbers.join(', ')}), ${values.join(', ')}, 0, ${own(ledger.at)})
        on conflict (${keys.join(', ')}) do nothing;
      ${enter}
    end if;
    -- Drawn under the lock, hence in order; never the caller's, which could meet one that is there and be left out.
    new.id := nextval('record_id');`;
}
