import type { Module, ModuleField, Registry } from '@gejie/core';
import { quoted } from './moduleTable.ts';

/** A sum over what the system keeps, which triggers keep at the records it is about. */
export interface KeptFigure {
  parent: Module;
  child: Module;
  into: ModuleField;
  by: ModuleField;
  of: ModuleField;
}

/** The sums that modules have over what the system keeps: it never passes the doors of records. */
export function keptFigures(registry: Registry): KeptFigure[] {
  return registry.modules.flatMap((parent) =>
    [...parent.fields.values()].flatMap((into) => {
      const child = into.rollup && registry.module(into.rollup.of);
      if (!into.rollup || child?.keptBy !== 'system') return [];
      const [by, of] = [child.fields.get(into.rollup.by), child.fields.get(into.rollup.sum ?? '')];
      if (!by || !of)
        throw new Error(`${parent.name}.${into.name} is no sum, and ${child.name} is kept by the system`);
      return [{ parent, child, into, by, of }];
    }),
  );
}

/**
 * Refuses whoever writes such a figure otherwise than by a trigger of what it adds up, and keeps the fields that are no
 * more than figures added up.
 */
export function guardStatements(parent: Module, figures: readonly KeptFigure[]): string[] {
  const columns = figures.map(({ into }) => quoted(into.column));
  const name = quoted(`${parent.table}_figures`);
  const summed = [...parent.fields.values()].filter(({ sums }) => sums !== undefined);
  const column = (field: string) => `new.${quoted(parent.fields.get(field)?.column ?? field)}`;
  const body = [
    ...columns.map((one) => `new.${one} := coalesce(new.${one}, 0);`),
    `if pg_trigger_depth() = 1 then
       if tg_op = 'INSERT' then ${columns.map((one) => `new.${one} := 0;`).join(' ')}
       elsif ${columns.map((one) => `new.${one} <> coalesce(old.${one}, 0)`).join(' or ')} then
         raise exception 'figures of % are kept by the database', tg_table_name using errcode = 'insufficient_privilege';
       end if;
     end if;`,
    ...summed.map(({ column: into, sums }) => {
      const sum = `${(sums?.plus ?? []).map(column).join(' + ')} ${(sums?.minus ?? []).map((one) => `- ${column(one)}`).join(' ')}`;
      // `greatest` would make nought of what is empty.
      return `new.${quoted(into)} := ${sums?.notBelowNought ? `case when ${sum} < 0 then 0 else ${sum} end` : sum};`;
    }),
  ];
  return [
    `create or replace function ${name}() returns trigger language plpgsql as $$ begin ${body.join('\n')} return new; end $$`,
    `create or replace trigger ${name} before insert or update on ${quoted(parent.table)}
       for each row execute function ${name}()`,
    // What was there before gets its figures.
    `update ${quoted(parent.table)} set version = version`,
  ];
}

/** Keeps the figures over rows that come and go, by what each statement adds and takes away. */
export function rowsStatements(child: Module, figures: readonly KeptFigure[]): string[] {
  const table = quoted(child.table);
  const parents = [...new Set(figures.map(({ parent }) => parent))];
  const moves = (event: string, lines: (columns: string, sign: '' | '-') => string, referencing: string) => {
    const name = quoted(`${child.table}_${event}_figures`);
    const steps = parents.map((parent) => {
      const own = figures.filter((figure) => figure.parent === parent);
      const by = quoted(own[0]?.by.column ?? 'id');
      const names = own.map(({ of }) => quoted(of.column));
      // Rows that say nothing of one figure leave it as it is: a sum of nothing but nulls would empty it.
      const moved = `select ${by} as at, ${names.map((one) => `coalesce(sum(${one}), 0) as ${one}`).join(', ')}
        from (${lines(`${by}, ${names.join(', ')}`, '')}) as line where ${by} is not null group by 1`;
      // Held in the order of their ids first: the order of an update is anybody's guess.
      return `perform 1 from ${quoted(parent.table)} as p where p.id in (select at from (${moved}) as moved) order by p.id for no key update;
        update ${quoted(parent.table)} as p set ${own
          .map(
            ({ into, of }) =>
              `${quoted(into.column)} = p.${quoted(into.column)} + moved.${quoted(of.column)}`,
          )
          .join(', ')} from (${moved}) as moved where p.id = moved.at;`;
    });
    return [
      `create or replace function ${name}() returns trigger language plpgsql as $$ begin ${steps.join('\n')} return null; end $$`,
      `create or replace trigger ${name} after ${event} on ${table} referencing ${referencing}
         for each statement execute function ${name}()`,
    ];
  };
  const negated = (columns: string) =>
    columns
      .split(', ')
      .map((one, index) => (index === 0 ? one : `-${one} as ${one}`))
      .join(', ');
  return [
    ...moves('insert', (columns) => `select ${columns} from fresh`, 'new table as fresh'),
    ...moves('delete', (columns) => `select ${negated(columns)} from stale`, 'old table as stale'),
    ...moves(
      'update',
      (columns) => `select ${columns} from fresh union all select ${negated(columns)} from stale`,
      'new table as fresh old table as stale',
    ),
    ...refusing(child.table, 'truncate', 'can’t be emptied by itself'),
  ];
}

/** Refuses a kind of statement over a table, whoever gives it; `nested`: but for those of triggers. */
export function refusing(table: string, events: string, why: string, nested = false): string[] {
  const name = quoted(`${table}_refuse_${events.replaceAll(/\W+/g, '_')}`);
  const when = nested ? 'when (pg_trigger_depth() < 1)' : '';
  return [
    `create or replace function ${name}() returns trigger language plpgsql as $$ begin
       raise exception '% ${why}: % is refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
     end $$`,
    `create or replace trigger ${name} before ${events} on ${quoted(table)} for each statement ${when}
       execute function ${name}()`,
  ];
}
