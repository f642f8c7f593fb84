import type { Condition, FieldTest, Module, ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import { longestSearched, searchedFields } from '../../indexing/searchEntry.ts';
import { isPlain } from '../../indexing/searchForm.ts';
import { type SearchWord, searchQuery } from '../../indexing/searchQuery.ts';
import type { Sql } from '../connection.ts';
import { keptTextHolds } from './keptTexts.ts';
import { matchEntry } from './matchEntry.ts';

/** Longer fragments than a search takes in are looked for without the index. */
const longestFragment = 100;

/**
 * Takes `contains` and `startsWith` of searched texts out of a condition and says the same by the search index, which
 * finds a fragment of any length; the column alone would be read from end to end (700 ms of a million names).
 * @param alias of the record in the query
 */
export function byFragments(
  module: Module,
  condition: Condition,
  alias: string,
): { condition: Condition; and: Sql[] } {
  const rest: Condition[] = [];
  const and: Sql[] = [];
  for (const part of requirements(condition)) {
    const found = part.kind === 'test' ? fragmentSql(module, part, alias) : null;
    if (found) and.push(found);
    else rest.push(part);
  }
  return and.length === 0 ? { condition, and } : { condition: { kind: 'all', of: rest }, and };
}

/** What must all be true, however deep it was nested. */
function requirements(condition: Condition): Condition[] {
  return condition.kind === 'all' ? condition.of.flatMap(requirements) : [condition];
}

function fragmentSql(module: Module, test: FieldTest, alias: string): Sql | null {
  const { field, operator, operand, through } = test;
  const found = operator === 'contains' || operator === 'startsWith';
  if (!found || through.length > 0 || typeof operand !== 'string') return null;
  if (module.keptBy === 'system' && searchedFields(module).includes(field))
    return keptTextHolds(module, [field], alias, operand, {
      place: operator === 'contains' ? 'anywhere' : 'first',
    });
  if (!isIndexedWhole(module, field)) return null;
  const query = operand.length > longestFragment ? null : searchQuery(operand);
  if (!query?.words.every(isFoundAnywhere)) return null;
  const entry = sql`exists (
    select from search as entry
    where entry.module = ${sql.lit(module.name)} and entry.record = ${sql.ref(`${alias}.id`)}
      and ${matchEntry('entry', { ...query, digits: null })})`;
  // What is left to check is written so that the planner takes it for true: the entry has told it how many there are.
  const place = sql`strpos(lower(${sql.ref(`${alias}.${field.column}`)}), lower(${operand}))`;
  return sql`${entry} and ${place} ${sql.raw(operator === 'contains' ? '<> 0' : '= 1')}`;
}

/** Of one or two Latin letters or digits a search finds only what begins with them; a filter means them anywhere. */
function isFoundAnywhere({ form }: SearchWord): boolean {
  return form.length > 2 || ![...form].every(isPlain);
}

/**
 * Whether every part of the field's values is in the search text of the record. Custom fields may have been there before
 * they were searched; of long texts only the beginning is kept.
 */
function isIndexedWhole(module: Module, field: ModuleField): boolean {
  if (module.keptBy === 'system') return false;
  const searched = field.search || field.name === module.title;
  if (!searched || field.custom || field.choices || field.type.column(field).shape !== 'text') return false;
  // In characters, of which each may take two UTF-16 units.
  return Number(field.type.schema(field).maxLength) * 2 <= longestSearched;
}
