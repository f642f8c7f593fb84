import type { FieldTest } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';

/** Whose tags count: everybody's, and those that the reader keeps for himself. */
function readable(alias: string, reader: number | null | undefined): Sql {
  const owner = sql.ref(`${alias}.owner`);
  return reader == null ? sql`${owner} is null` : sql`(${owner} is null or ${owner} = ${reader})`;
}

/** Operators that are true where no such tag stands. */
const denials: ReadonlySet<string> = new Set(['ne', 'notIn', 'notContains']);

/** Whether tags stand on the row `alias` as a filter asks. PLT-14 */
export function isTagged(
  { operator, operand }: FieldTest,
  alias: string,
  reader: number | null | undefined,
): Sql {
  const asked = operator === 'empty' ? sql`` : sql`and r.tag = any(${[operand].flat()}::bigint[])`;
  const there = sql`exists (select from record_tag as r
    where r.record = ${sql.ref(`${alias}.id`)} ${asked} and ${readable('r', reader)})`;
  const isDenied = operator === 'empty' ? operand === true : denials.has(operator);
  return isDenied ? sql`not ${there}` : there;
}

/** The tags of the row `alias`, by their names, as the API answers them. */
export function tagsOn(alias: string, reader: number | null | undefined): Sql {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', g.id, 'name', g.name, 'color', g.color, 'private', g.owner is not null) order by g.name)
    from record_tag as r join tag as g on g.id = r.tag
    where r.record = ${sql.ref(`${alias}.id`)} and ${readable('r', reader)}), '[]')`;
}
