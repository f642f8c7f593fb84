import { type Module, type ModuleField, type NumberReset, numbersLike } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';
import { numberSequence } from '../schema/syncSchema.ts';

/** How the numbers of a field are made. */
export interface NumberRule {
  pattern: string;
  reset: NumberReset;
  gapFree: boolean;
}

export interface NumberState extends NumberRule {
  /** The next number of the present period, as far as nobody draws it meanwhile. */
  next: number;
}

/** @param usual where nobody has decided otherwise. @param day the company's, YYYY-MM-DD */
export async function numberState(
  db: Executor,
  module: Module,
  field: ModuleField,
  usual: NumberRule,
  day: string,
): Promise<NumberState> {
  const sequence = numberSequence(module, field);
  const { rows } = await sql<NumberState>`
    with rule as (
      select pattern, reset, gap_free from number_rule where module = ${module.name} and field = ${field.name}
      union all
      select ${usual.pattern}, ${usual.reset}, ${usual.gapFree}
      where not exists (select from number_rule where module = ${module.name} and field = ${field.name})
    )
    select rule.pattern, rule.reset, rule.gap_free as "gapFree",
      case when rule.gap_free then coalesce(p.given, 0)
        when p.base is null and rule.reset <> 'never' then 0
        else s.last_given - coalesce(p.base, 0) end + 1 as next
    from rule
    cross join (select case when is_called then last_value else last_value - 1 end as last_given
      from ${sql.table(sequence)}) as s
    left join number_period p on p.module = ${module.name} and p.field = ${field.name}
      and p.period = number_span(rule.reset, ${day}::date)`.execute(db);
  const [state] = rows as [NumberState];
  return { ...state, next: Number(state.next) };
}

/** Keeps everybody from drawing numbers of a field until the transaction ends; waits for those who are at it. */
export async function holdNumbers(tx: Executor, module: Module, field: ModuleField): Promise<void> {
  await sql`select pg_advisory_xact_lock(number_lock(${module.name}, ${field.name}))`.execute(tx);
}

/** Writes how numbers are made from now on. Needs {@link holdNumbers}. */
export async function keepNumberRule(
  tx: Executor,
  module: Module,
  field: ModuleField,
  { pattern, reset, gapFree, next }: NumberState,
  day: string,
): Promise<void> {
  await sql`
    insert into number_rule (module, field, pattern, reset, gap_free)
    values (${module.name}, ${field.name}, ${pattern}, ${reset}, ${gapFree})
    on conflict (module, field) do update
      set pattern = excluded.pattern, reset = excluded.reset, gap_free = excluded.gap_free`.execute(tx);
  await sql`
    insert into number_period (module, field, period, base, given)
    select ${module.name}, ${field.name}, number_span(${reset}, ${day}::date),
      case when is_called then last_value else last_value - 1 end - ${next - 1}::bigint, ${next - 1}::bigint
    from ${sql.table(numberSequence(module, field))}
    on conflict (module, field, period) do update set base = excluded.base, given = excluded.given`.execute(
    tx,
  );
}

/** The largest counter that records hold under a pattern in the period of `day`; null when none does. */
export async function largestUsed(
  db: Executor,
  module: Module,
  field: ModuleField,
  { pattern, reset }: NumberRule,
  day: string,
): Promise<number | null> {
  const like = numbersLike(pattern, reset, day);
  const column = sql.ref(`t.${field.column}`);
  const { rows } = await sql<{ largest: string | null }>`
    select max((regexp_match(${column}, ${like}))[1]::numeric)::text as largest
    from ${sql.table(module.table)} as t where ${column} ~ ${like}`.execute(db);
  const largest = rows[0]?.largest ?? null;
  return largest === null ? null : Number(largest);
}
