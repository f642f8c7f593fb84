import { type Kysely, sql } from 'kysely';

/**
 * How the numbers of a field are made where an administrator has decided it, and how far each period has counted.
 * Numbers come from a sequence: nobody waits for anybody, and what is rolled back leaves a gap. Where there must be none
 * they come from a row that is held until the transaction ends.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table number_rule (
      module text not null,
      field text not null,
      pattern text not null,
      reset text not null check (reset in ('never', 'year', 'month', 'day')),
      gap_free boolean not null,
      primary key (module, field)
    )`.execute(db);
  // base: what the sequence had given when the period began; given: how many numbers a period without gaps has had.
  await sql`
    create table number_period (
      module text not null,
      field text not null,
      period text not null,
      base bigint not null,
      given bigint not null,
      primary key (module, field, period)
    )`.execute(db);
  await sql`
    create function number_lock(of_module text, of_field text) returns bigint language sql immutable as
    $$ select hashtextextended('gejie: numbers of ' || of_module || '.' || of_field, 0) $$`.execute(db);
  await sql`
    create function number_span(reset text, on_day date) returns text language sql immutable as
    $$ select case reset when 'year' then to_char(on_day, 'YYYY') when 'month' then to_char(on_day, 'YYYYMM')
      when 'day' then to_char(on_day, 'YYYYMMDD') else '' end $$`.execute(db);
  // Each statement of a volatile function sees what was committed before it: the rule is read under the lock that keeps
  // whoever changes it waiting.
  await sql`
    create function draw_numbers(of_module text, of_field text, counted_by text, on_day date, how_many integer)
    returns table (counter bigint, pattern text) language plpgsql volatile as $$
    declare
      rule number_rule%rowtype;
      span text;
      before_it bigint;
    begin
      perform pg_advisory_xact_lock_shared(number_lock(of_module, of_field));
      select r.* into rule from number_rule r where r.module = of_module and r.field = of_field;
      if not found then
        return query select nextval(counted_by::regclass), null::text from generate_series(1, how_many);
        return;
      end if;
      span := number_span(rule.reset, on_day);
      if rule.gap_free then
        insert into number_period as p (module, field, period, base, given)
        values (of_module, of_field, span, 0, how_many)
        on conflict (module, field, period) do update set given = p.given + excluded.given
        returning p.given - how_many into before_it;
        return query select before_it + n, rule.pattern from generate_series(1, how_many) as n;
        return;
      end if;
      select p.base into before_it from number_period p
      where p.module = of_module and p.field = of_field and p.period = span;
      if not found then
        insert into number_period (module, field, period, base, given)
        values (of_module, of_field, span, nextval(counted_by::regclass), 0) on conflict do nothing;
        select p.base into before_it from number_period p
        where p.module = of_module and p.field = of_field and p.period = span;
      end if;
      return query select nextval(counted_by::regclass) - before_it, rule.pattern from generate_series(1, how_many);
    end $$`.execute(db);
}
