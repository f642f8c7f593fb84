import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { gramsExpression, quoted } from '../schema/moduleTable.ts';

/** Pairs of characters of what is looked for that are asked of the index; the text itself decides on the rest. */
const mostGrams = 40;

/**
 * SQL that is true where one of these fields of a kept record holds a text; whatever case it is written in.
 * @param within what must hold besides for a field to count; absent: nothing
 */
export function keptTextHolds(
  module: Module,
  fields: readonly ModuleField[],
  alias: string,
  text: string,
  place: 'anywhere' | 'first' = 'anywhere',
  within: (field: ModuleField) => Sql | null = () => null,
): Sql {
  if (fields.length === 0) return sql`false`;
  // Written so that the planner takes it for nearly always true: the grams have told it how many there are.
  const sought = sql.raw(place === 'anywhere' ? '<> 0' : '= 1');
  const held = fields.map((field) => {
    const holds = sql`strpos(lower(${sql.ref(`${alias}.${field.column}`)}), lower(${text})) ${sought}`;
    const besides = within(field);
    return besides ? sql`(${holds} and ${besides})` : holds;
  });
  const found = sql.raw(gramsExpression(module, quoted(alias)));
  return sql`${found} @> ${gramsIn(text)}::text[] and (${sql.join(held, sql` or `)})`;
}

function gramsIn(text: string): string[] {
  const signs = [...text.toLowerCase()];
  if (signs.length < 2) return signs;
  return signs.slice(1, mostGrams + 1).map((sign, index) => `${signs[index]}${sign}`);
}
