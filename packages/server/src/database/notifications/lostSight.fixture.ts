import pg from 'pg';

/**
 * Gives everybody the notices of mentions they would have if they had seen all records at the time: who loses sight
 * later keeps such notices, and must not be shown them.
 */
export async function mentionBeforeLosingSight(
  databaseUrl: string,
  people: readonly number[],
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `insert into notice ("user", kind, module, record, actor, detail, way)
       select person, told.kind, told.module, told.record, told.actor, told.detail, told.way
       from (select distinct on (module, record) * from notice where kind = 'comment.mention') as told
       cross join unnest($1::bigint[]) as person
       where not exists (select from notice known where known."user" = person and known.kind = told.kind
         and known.module = told.module and known.record = told.record)`,
      [people],
    );
  } finally {
    await client.end();
  }
}
