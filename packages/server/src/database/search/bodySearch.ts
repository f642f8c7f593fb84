import type { ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import { askedPairs } from '../../indexing/pairs.ts';
import type { SearchQuery } from '../../indexing/searchQuery.ts';
import type { Sql } from '../connection.ts';

/** Characters before and after what was found that an excerpt shows. */
const before = 14;
const around = 60;

/** The table of a module joined with the texts of the files in a field; null when too little is looked for. */
export interface BodySearch {
  /** To stand behind `from … as t`. */
  join: Sql;
  where: Sql;
  /** The text around the first word. */
  excerpt: Sql;
}

/** Finds records by what is written in their files: all words must stand in one, each of two characters or more. */
export function bodySearch(field: ModuleField, alias: string, { words }: SearchQuery): BodySearch | null {
  const forms = words.map(({ form }) => form);
  const pairs = forms.map(askedPairs);
  const [first] = forms;
  if (first === undefined || pairs.some((asked) => asked.length === 0)) return null;
  const asked = [...new Set(pairs.flat())];
  // Written so that the planner takes it for nearly always true: the pairs have told it how many there are.
  const held = forms.map((form) => sql`strpos(body.form, ${form}) <> 0`);
  return {
    join: sql`join stored_file as held on held.id = ${sql.ref(`${alias}.${field.column}`)}
      join file_text as body on body.sha256 = held.sha256`,
    where: sql`body.state = 'done' and body.pairs @> ${asked}::integer[] and ${sql.join(held, sql` and `)}`,
    excerpt: sql`substr(body.text, greatest(strpos(body.form, ${first}) - ${before}::int, 1), ${around}::int)`,
  };
}
