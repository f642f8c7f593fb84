import type pg from 'pg';

/**
 * Takes the indexes of tables away, but for primary keys, to be made again after a load: building one is many times
 * faster than growing it row by row.
 * @returns the statements that make them
 */
export async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::regclass[]) and not i.indisprimary`,
    [tables.map((table) => `"${table}"`)],
  );
  for (const { name } of rows) await client.query(`drop index "${name}"`);
  return rows.map(({ definition }) => definition.replace(' ON ONLY ', ' ON '));
}
