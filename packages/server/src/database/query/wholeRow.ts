import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import { type Executor, parserOf, type Sql } from '../connection.ts';
import { quoted } from '../schema/moduleTable.ts';
import { itemsOf } from './rowText.ts';
import { settled } from './settled.ts';

/**
 * More fields of a record than this are read as one text, the row as PostgreSQL writes it, and taken apart here: looking up
 * each of 500 added columns by its name, planning and describing them took ten times as long as reading them.
 */
const mostSingly = 100;

type Row = Record<string, unknown>;

/** Those of a module's fields that a query reads as one text; none where they are few. */
export function readTogether(fields: readonly ModuleField[]): ReadonlySet<ModuleField> {
  if (fields.length <= mostSingly) return none;
  const plain = fields.filter(isPlain);
  return plain.length > mostSingly ? new Set(plain) : none;
}

const none: ReadonlySet<ModuleField> = new Set();

/** It is shown to whoever reads the record as its column holds it. */
function isPlain({ type, about }: ModuleField): boolean {
  return !type.keptInRows && !type.keptApart && !about;
}

/** What the SELECT list has for them: the row, and how many columns its table ever had; `t` is the record. */
export function wholeRow({ table }: Module): Sql {
  return settled(sql`t::text as "$whole",
    (select c.oid::text || ' ' || c.relnatts from pg_class as c where c.oid = ${sql.lit(quoted(table))}::regclass) as "$shape"`);
}

/** How the rows of a table are laid out. A column that comes makes `mark` another, one that goes makes the names fewer. */
interface Shape {
  mark: string;
  /** By the number of the column: the field it is for, and what makes a value of its text. */
  places: ({ name: string; parse: (text: string) => unknown } | undefined)[];
}

const shapes = new WeakMap<Module, Shape>();
const mostTries = 5;

/**
 * Runs a query and takes apart what it read by {@link wholeRow}: all values stand under the names of their fields, wanted or
 * not; those without one are left out.
 */
export async function readRows<R extends Row>(
  db: Executor,
  module: Module,
  together: ReadonlySet<ModuleField>,
  query: Sql,
): Promise<R[]> {
  for (let attempt = 1; ; attempt++) {
    const { rows } = await query.execute(db);
    const [first] = rows as Row[];
    if (!first || together.size === 0) return rows as R[];
    const items = (rows as Row[]).map(({ $whole }) => itemsOf(String($whole)));
    const shape = await shapeOf(db, module, String(first.$shape), items[0]?.length ?? 0);
    if (shape) {
      for (const [nth, row] of (rows as Row[]).entries()) fillIn(row, items[nth] ?? [], shape);
      return rows as R[];
    }
    if (attempt >= mostTries)
      throw new Error(`The columns of ${module.table} change with every look at them`);
  }
}

function fillIn(row: Row, items: readonly (string | null)[], { places }: Shape): void {
  for (let nth = 0; nth < items.length; nth++) {
    const text = items[nth];
    const place = places[nth];
    if (typeof text === 'string' && place) row[place.name] = place.parse(text);
  }
}

/** The table's shape if it is this one; null when it has changed again. */
async function shapeOf(db: Executor, module: Module, mark: string, columns: number): Promise<Shape | null> {
  const isIt = (shape: Shape | undefined) => shape?.mark === mark && shape.places.length === columns;
  const known = shapes.get(module);
  if (known && isIt(known)) return known;
  const { rows } = await sql<{ mark: string; name: string; type: number }>`
    select c.oid::text || ' ' || c.relnatts as mark, a.attname as name, a.atttypid::int as type
    from pg_class as c join pg_attribute as a on a.attrelid = c.oid
    where c.oid = ${quoted(module.table)}::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`.execute(
    db,
  );
  const names = new Map(
    [...module.fields.values()].filter(isPlain).map((field) => [field.column, field.name]),
  );
  const places = rows.map(({ name: column, type }) => {
    const name = names.get(column);
    return name === undefined ? undefined : { name, parse: parserOf(type) };
  });
  const now = { mark: rows[0]?.mark ?? '', places };
  shapes.set(module, now);
  return isIt(now) ? now : null;
}
