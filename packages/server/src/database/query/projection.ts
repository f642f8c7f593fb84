import type { Condition, FieldDefinition, Module, ModuleField, RefersTo, Registry } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { compileCheck, isEverything } from './compileCondition.ts';
import { markedTitle, markedTombstone } from './markedLabel.ts';
import type { ProjectionContext } from './projectionContext.ts';
import { settled } from './settled.ts';
import { shownValue } from './shownText.ts';
import { tagsOn } from './taggedRows.ts';

/** One member of an answer: a field of the module, or one beyond references. */
export interface Projected {
  /** `stage`, or `account.industry`. */
  name: string;
  through: { field: ModuleField; target: Module }[];
  field: ModuleField;
}

/**
 * The outer SELECT list: each value under its name, and the labels of references where {@link labelIn} finds them.
 * @param together fields whose values are not selected one by one
 */
export function selectList(
  projected: readonly Projected[],
  context: ProjectionContext,
  together: ReadonlySet<ModuleField> = new Set(),
): Sql[] {
  const singly = together.size === 0 ? projected : projected.filter((one) => needsMore(one, together));
  const same = sameForAll(context);
  const shared = singly.filter(same);
  const own = singly.filter((one) => !same(one));
  return [
    ...(shared.length === 0 ? [] : [selectedOnce(shared, context, together)]),
    ...selected(own, context, together),
  ];
}

/** Its value is not read together with others, or has a label. */
function needsMore({ through, field }: Projected, together: ReadonlySet<ModuleField>): boolean {
  const { refersTo, holdsFiles } = field.type;
  return through.length > 0 || !together.has(field) || refersTo !== undefined || holdsFiles === true;
}

/** The module's own fields among them. */
export function ownFields(projected: readonly Projected[]): ModuleField[] {
  return projected.flatMap(({ name, through, field }) =>
    through.length === 0 && name === field.name ? [field] : [],
  );
}

/** The marked label of a reference or the description of a file, as the query gave it; of a value without one: undefined. */
export function labelIn(row: Record<string, unknown>, { name, field }: Projected): unknown {
  const own = row[`${name}$label`];
  if (own !== undefined) return own;
  const titles = row[titlesAt(field.targets?.[0] ?? '')] as Record<string, string> | null | undefined;
  return titles?.[row[name] as number];
}

function selected(
  projected: readonly Projected[],
  context: ProjectionContext,
  together: ReadonlySet<ModuleField>,
): Sql[] {
  const alike = pointingAlike(projected);
  const titled = new Set([...alike.values()].flat());
  const singly = projected.flatMap((one) => {
    const value = selectedValue(one, context);
    const label = titled.has(one) ? null : labelOf(one.field, value, context);
    const isRead = one.through.length === 0 && together.has(one.field);
    const pieces = isRead ? [] : [sql`${value} as ${sql.id(one.name)}`];
    return label ? [...pieces, sql`${label} as ${sql.id(`${one.name}$label`)}`] : pieces;
  });
  return [...singly, ...[...alike].map(([target, fields]) => titlesOf(target, fields, context))];
}

/**
 * Fields that each point at one record of the same module, by its name: two or more of them. One look-up serves them all;
 * one for each of a module's forty references to colleagues took longer to plan than everything else to answer.
 */
function pointingAlike(projected: readonly Projected[]): Map<string, Projected[]> {
  const pointing = projected.filter(
    ({ through, field }) => through.length === 0 && field.type.refersTo === 'one',
  );
  const byTarget = Map.groupBy(pointing, ({ field }) => field.targets?.[0] ?? '');
  return new Map([...byTarget].filter(([target, { length }]) => target !== '' && length > 1));
}

function titlesAt(target: string): string {
  return `$titles:${target}`;
}

function titlesOf(name: string, fields: readonly Projected[], context: ProjectionContext): Sql {
  const target = context.registry.module(name);
  const ids = sql`array[${sql.join(fields.map(({ field }) => sql.ref(`t.${field.column}`)))}]`;
  return sql`(select jsonb_object_agg(id, label) from (
    select m.id, ${markedTitle(target, 'm', context)} as label from ${sql.table(target.table)} as m
      where m.id = any(${ids}) and ${visible(target, 'm', context)}
    union all select record, ${markedTombstone} from tombstone where record = any(${ids})) as titles)
    as ${sql.id(titlesAt(name))}`;
}

// Putting a record's forty fields together anew took more time than all else that is done for it here.
const known = new WeakMap<Registry, Map<string, Sql>>();
const mostKnown = 200;

function selectedOnce(
  projected: readonly Projected[],
  context: ProjectionContext,
  together: ReadonlySet<ModuleField>,
): Sql {
  const ofRegistry = known.get(context.registry) ?? new Map<string, Sql>();
  known.set(context.registry, ofRegistry);
  const key = `${together.size} ${projected.map(({ field }) => numberOf(field)).join()}`;
  const before = ofRegistry.get(key);
  if (before) return before;
  // Callers choose their fields: what they may make us keep has an end.
  if (ofRegistry.size >= mostKnown) ofRegistry.clear();
  const piece = settled(sql.join(selected(projected, context, together)));
  ofRegistry.set(key, piece);
  return piece;
}

const numbers = new WeakMap<ModuleField, number>();
let lastNumber = 0;

/** Modules have fields of the same name: each field object has a number of its own. */
function numberOf(field: ModuleField): number {
  const number = numbers.get(field) ?? ++lastNumber;
  numbers.set(field, number);
  return number;
}

/** Nothing in it depends on who reads: the module's own field, and whatever it refers to is seen by everybody. */
function sameForAll(context: ProjectionContext): (one: Projected) => boolean {
  const seenByAll = new Map<string, boolean>();
  const isSeenByAll = (target: string) => {
    const seen = seenByAll.get(target) ?? isEverything(context.visible(context.registry.module(target)));
    seenByAll.set(target, seen);
    return seen;
  };
  return ({ name, through, field }) =>
    through.length === 0 &&
    name === field.name &&
    !field.type.keptApart &&
    pointersOf(field).every(isSeenByAll);
}

/** Modules of which it names records here, or tells. */
function pointersOf({ type, targets = [], about }: ModuleField): readonly string[] {
  return about ? (about.targets ?? []) : type.refersTo && labels[type.refersTo] ? targets : [];
}

function selectedValue({ through, field }: Projected, context: ProjectionContext): Sql {
  return through.reduceRight<(alias: string, depth: number) => Sql>(
    (inner, step) => (alias, depth) => {
      const next = `r${depth}`;
      return sql`(select ${inner(next, depth + 1)} from ${sql.table(step.target.table)} as ${sql.id(next)}
        where ${sql.ref(`${next}.id`)} = ${sql.ref(`${alias}.${step.field.column}`)} and ${visible(step.target, next, context)})`;
    },
    (alias) => (field.type.keptApart ? tagsOn(alias, context.reader) : shownValue(field, alias, context)),
  )('t', 0);
}

function visible(module: Module, alias: string, context: ProjectionContext): Sql {
  const condition: Condition = context.visible(module);
  return compileCheck(condition, alias, context);
}

function labelOf(field: FieldDefinition, value: Sql, context: ProjectionContext): Sql | null {
  if (field.type.holdsFiles) {
    return sql`(select jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type) from stored_file f where f.id = ${value})`;
  }
  const [target] = (field.targets ?? []).map((name) => context.registry.module(name));
  const label = field.type.refersTo && labels[field.type.refersTo];
  return target && label ? label(value, target, context) : null;
}

type LabelSql = (value: Sql, target: Module, context: ProjectionContext) => Sql;

/** What names its modules itself is named once the rows are there: {@link ./anyReferenceNames.ts}. */
const labels: Partial<Record<RefersTo, LabelSql>> = {
  one: (value, target, context) => titleOf(target, value, context),
  many: (value, module, context) => {
    return sql`(select jsonb_object_agg(m.id, ${markedTitle(module, 'm', context)})
      from ${sql.table(module.table)} as m where m.id = any(${value}::bigint[]) and ${visible(module, 'm', context)})`;
  },
};

/** The name of a record, if the reader may see it; what was purged keeps its last name. */
function titleOf(target: Module, id: Sql, context: ProjectionContext): Sql {
  return sql`coalesce(
    (select ${markedTitle(target, 'm', context)} from ${sql.table(target.table)} as m where m.id = ${id} and ${visible(target, 'm', context)}),
    (select ${markedTombstone} from tombstone where record = ${id}))`;
}
