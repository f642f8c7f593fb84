import { sql } from 'kysely';
import { lineMark } from '../../search/lineMark.ts';
import type { SearchQuery, SearchWord } from '../../search/searchQuery.ts';
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

/** The grams and the bare substring find it by index; the readable lines decide. */
function holdsWord(entry: string, { form, grams }: SearchWord, hidden: readonly string[]): Sql {
  const text = sql.ref(`${entry}.text`);
  const pattern = `%${escapeLike(form)}%`;
  const parts = [sql`${text} like ${pattern}`];
  if (grams.length > 0) parts.unshift(sql`${sql.ref(`${entry}.grams`)} @> ${grams}::text[]`);
  if (hidden.length > 0) {
    const lines = `\n(?:${hidden.map(lineMark).join('|')})[^\n]*`;
    parts.push(sql`regexp_replace(${text}, ${lines}, '', 'g') like ${pattern}`);
  }
  return sql.join(parts, sql` and `);
}
