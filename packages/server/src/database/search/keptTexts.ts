import type { Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';
import { gramsExpression, quoted } from '../schema/moduleTable.ts';

/** Pairs of characters of what is looked for that are asked of the index; the text itself decides on the rest. */
const mostGrams = 40;

export interface KeptTextWish {
  place?: 'anywhere' | 'first';
  /** What must hold besides for a field to count; absent: nothing. */
  within?(field: ModuleField): Sql | null;
  /** So many records hold it that looking through them in their order finds enough sooner than the index does. */
  isCommon?: boolean;
}

/** SQL that is true where one of these fields of a kept record holds a text; whatever case it is written in. */
export function keptTextHolds(
  module: Module,
  fields: readonly ModuleField[],
  alias: string,
  text: string,
  { place = 'anywhere', within, isCommon = false }: KeptTextWish = {},
): Sql {
  if (fields.length === 0) return sql`false`;
  // Written so that the planner takes it for nearly always true: the grams have told it how many there are.
  const sought = sql.raw(place === 'anywhere' ? '<> 0' : '= 1');
  const held = fields.map((field) => {
    const holds = sql`strpos(lower(${sql.ref(`${alias}.${field.column}`)}), lower(${text})) ${sought}`;
    const besides = within?.(field);
    return besides ? sql`(${holds} and ${besides})` : holds;
  });
  const anyHolds = sql`(${sql.join(held, sql` or `)})`;
  if (isCommon) return anyHolds;
  const found = sql.raw(gramsExpression(module, quoted(alias)));
  return sql`${found} @> ${gramsIn(text)}::text[] and ${anyHolds}`;
}

function gramsIn(text: string): string[] {
  const signs = [...text.toLowerCase()];
  if (signs.length < 2) return signs;
  return signs.slice(1, mostGrams + 1).map((sign, index) => `${signs[index]}${sign}`);
}
