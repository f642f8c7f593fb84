import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';

const escaped = (name: string) => pg.escapeIdentifier(name);

/** Streams lines of COPY's text format into a table. */
export async function copyInto(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  chunks: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const target = client.query(from(`copy ${escaped(table)} (${columns.map(escaped).join(', ')}) from stdin`));
  await pipeline(chunks, target);
}
