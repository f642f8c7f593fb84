import pg from 'pg';

/** Tells somebody of nothing in particular, by whichever way the database tells. @returns the id of the notice */
export async function nudge(databaseUrl: string, user: number): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `insert into notice ("user", kind, way) values ($1, 'share.given', 'app') returning id`,
      [user],
    );
    return Number(rows[0]?.id);
  } finally {
    await client.end();
  }
}
