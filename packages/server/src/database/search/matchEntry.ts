import { sql } from 'kysely';
import { lineMark } from '../../indexing/lineMark.ts';
import type { SearchQuery, SearchWord } from '../../indexing/searchQuery.ts';
import type { Sql } from '../connection.ts';
import { escapeLike } from '../query/compileCondition.ts';

/**
 * SQL that is true when the search entry `entry` holds what is searched for.
 * @param hidden fields the reader may not read: what stands only there is not found
 */
export function matchEntry(entry: string, query: SearchQuery, hidden: readonly string[] = []): Sql {
  const words = sql.join(
    query.words.map((word) => holdsWord(entry, word, hidden)),
    sql` and `,
  );
  if (query.digits === null) return words;
  return sql`(${words} or ${holdsWord(entry, { form: query.digits, grams: [] }, hidden)})`;
}

/**
 * An index finds the entries, the readable lines decide. What only rechecks is written with `strpos`, which the planner
 * takes for nearly always true: after the grams it would otherwise count the same rarity twice and choose wrong plans.
 */
function holdsWord(entry: string, { form, grams }: SearchWord, hidden: readonly string[]): Sql {
  const text = sql.ref(`${entry}.text`);
  const parts = [
    grams.length > 0
      ? // The cheaper of the two first: where no index serves, most entries fail it.
        sql`strpos(${text}, ${form}) <> 0 and ${sql.ref(`${entry}.grams`)} @> ${grams}::text[]`
      : sql`${text} like ${`%${escapeLike(form)}%`}`,
  ];
  if (hidden.length > 0) {
    const lines = `\n(?:${hidden.map(lineMark).join('|')})[^\n]*`;
    parts.push(sql`strpos(regexp_replace(${text}, ${lines}, '', 'g'), ${form}) <> 0`);
  }
  return sql.join(parts, sql` and `);
}
