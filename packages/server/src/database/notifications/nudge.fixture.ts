import pg from 'pg';

/** Tells somebody of nothing in particular, by whichever way the database tells. @returns the id of the notice */
export async function nudge(databaseUrl: string, user: number): Promise<number> {
  const [row] = await ask<{ id: string }>(
    databaseUrl,
    `insert into notice ("user", kind, way) values ($1, 'share.given', 'app') returning id`,
    [user],
  );
  return Number(row?.id);
}

/** Lets whatever people were told so far be of an hour ago. */
export async function ageNotices(databaseUrl: string): Promise<void> {
  await ask(databaseUrl, `update notice set at = at - interval '1 hour'`);
}

async function ask<R extends pg.QueryResultRow>(
  databaseUrl: string,
  statement: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<R>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
