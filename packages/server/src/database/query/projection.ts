import type { Condition, FieldDefinition, Module, ModuleField, RefersTo, Registry } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { type CompileContext, compileCondition, isEverything } from './compileCondition.ts';
import { settled } from './settled.ts';

/** One member of an answer: a field of the module, or one beyond references. */
export interface Projected {
  /** `stage`, or `account.industry`. */
  name: string;
  through: { field: ModuleField; target: Module }[];
  field: ModuleField;
}

export interface ProjectionContext extends CompileContext {
  registry: Registry;
}

/** The outer SELECT list: each value under its name, and the label of each reference under `name$label`. */
export function selectList(projected: readonly Projected[], context: ProjectionContext): Sql[] {
  return projected.flatMap((one) =>
    isSameForAll(one, context) ? selectedOnce(one, context) : selected(one, context),
  );
}

function selected(one: Projected, context: ProjectionContext): Sql[] {
  const value = selectedValue(one, context);
  const label = labelOf(one.field, value, context);
  const piece = sql`${value} as ${sql.id(one.name)}`;
  return label ? [piece, sql`${label} as ${sql.id(`${one.name}$label`)}`] : [piece];
}

// Putting a record's forty fields together anew took more time than all else that is done for it here.
const known = new WeakMap<Registry, WeakMap<ModuleField, Sql[]>>();

function selectedOnce(one: Projected, context: ProjectionContext): Sql[] {
  const ofRegistry = known.get(context.registry) ?? new WeakMap<ModuleField, Sql[]>();
  known.set(context.registry, ofRegistry);
  const before = ofRegistry.get(one.field);
  if (before) return before;
  const pieces = selected(one, context).map(settled);
  ofRegistry.set(one.field, pieces);
  return pieces;
}

/** Nothing in it depends on who reads: the module's own field, and whatever it refers to is seen by everybody. */
function isSameForAll({ name, through, field }: Projected, context: ProjectionContext): boolean {
  if (through.length > 0 || name !== field.name) return false;
  const targets = field.type.refersTo ? (field.targets ?? []) : [];
  return targets.every((target) => isEverything(context.visible(context.registry.module(target))));
}

function selectedValue({ through, field }: Projected, context: ProjectionContext): Sql {
  return through.reduceRight<(alias: string, depth: number) => Sql>(
    (inner, step) => (alias, depth) => {
      const next = `r${depth}`;
      return sql`(select ${inner(next, depth + 1)} from ${sql.table(step.target.table)} as ${sql.id(next)}
        where ${sql.ref(`${next}.id`)} = ${sql.ref(`${alias}.${step.field.column}`)} and ${visible(step.target, next, context)})`;
    },
    (alias) => sql.ref(`${alias}.${field.column}`),
  )('t', 0);
}

function visible(module: Module, alias: string, context: ProjectionContext): Sql {
  const condition: Condition = context.visible(module);
  return isEverything(condition) ? sql`true` : sql`(${compileCondition(condition, alias, context)})`;
}

function labelOf(field: FieldDefinition, value: Sql, context: ProjectionContext): Sql | null {
  if (field.type.holdsFiles) {
    return sql`(select jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type) from stored_file f where f.id = ${value})`;
  }
  const targets = (field.targets ?? []).map((name) => context.registry.module(name));
  const [target] = targets;
  if (!target || !field.type.refersTo) return null;
  return labels[field.type.refersTo](value, targets, context);
}

type LabelSql = (value: Sql, targets: Module[], context: ProjectionContext) => Sql;

const labels: Record<RefersTo, LabelSql> = {
  one: (value, [target], context) => titleOf(target as Module, value, context),
  many: (value, [target], context) => {
    const module = target as Module;
    return sql`(select jsonb_object_agg(m.id, ${sql.ref(`m.${titleColumn(module)}`)})
      from ${sql.table(module.table)} as m where m.id = any(${value}) and ${visible(module, 'm', context)})`;
  },
  anyMany: (value, targets, context) => {
    const one = sql`u.pointer`;
    return sql`(select jsonb_object_agg(${one}, ${labels.any(one, targets, context)}) from unnest(${value}) as u(pointer))`;
  },
  any: (value, targets, context) => {
    const cases = targets.map(
      (target) =>
        sql`when ${target.path} then ${titleOf(target, sql`split_part(${value}, ':', 2)::bigint`, context)}`,
    );
    return sql`case split_part(${value}, ':', 1) ${sql.join(cases, sql` `)} end`;
  },
};

/** The name of a record, if the reader may see it; what was purged keeps its last name. */
function titleOf(target: Module, id: Sql, context: ProjectionContext): Sql {
  return sql`coalesce(
    (select ${sql.ref(`m.${titleColumn(target)}`)} from ${sql.table(target.table)} as m where m.id = ${id} and ${visible(target, 'm', context)}),
    (select label from tombstone where record = ${id}))`;
}

function titleColumn(module: Module): string {
  return module.fields.get(module.title)?.column ?? 'id';
}
