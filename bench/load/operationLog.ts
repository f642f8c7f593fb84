import pg from 'pg';

/**
 * Lets the operation log grow by so many entries: years of sign-ins, changes and exports of many people, the latest a
 * minute ago. Written and chained at once, as thousands of transactions would have left it.
 * @param url as the superuser, who may pass by the triggers that chain entry by entry
 */
export async function growOperationLog(url: string, entries: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows: indexes } = await client.query<{ name: string; made: string }>(
      `select indexname as name, indexdef as made from pg_indexes
       where tablename = 'audit_entry' and indexname <> 'audit_entry_pkey'`,
    );
    for (const { name } of indexes) await client.query(`drop index ${client.escapeIdentifier(name)}`);
    await client.query('set session_replication_role = replica');
    await client.query(written, [entries]);
    await client.query(chained);
    for (const { made } of indexes) await client.query(made);
    await client.query('vacuum analyze audit_entry');
  } finally {
    await client.end();
  }
}

const written = `
  insert into audit_entry (at, kind, actor, actor_name, module, record, label, way, ip, detail)
  select now() - (($1 - n) || ' minutes')::interval,
    (array['signIn', 'signIn', 'signIn.failed', 'record.deleted', 'export', 'bulk', 'user.changed', 'record.viewed',
      'record.purged', 'role.changed'])[1 + (n * 7 % 1000)::int / 100],
    p.ids[1 + n % cardinality(p.ids)], p.names[1 + n % cardinality(p.ids)],
    case when n % 3 > 0 then (array['account', 'contact', 'opportunity', 'lead'])[1 + (n % 4)::int] end,
    case when n % 3 > 0 then n % 400000 end,
    case when n % 3 > 0 then '客户' || n % 400000 || '有限公司' end,
    case when n % 9 = 0 then 'api' else 'web' end,
    '10.' || n % 7 || '.' || n % 251 || '.' || n % 241,
    jsonb_build_object('count', n % 50)
  from generate_series(0, $1::bigint - 1) as n,
    (select array_agg(id order by id) as ids, array_agg(name order by id) as names from "user") as p`;

const chained = `
  do $$
  declare
    place bigint;
    link bytea;
    entry audit_entry;
  begin
    select position, hash into place, link from audit_head;
    for entry in select * from audit_entry e where not exists (select from audit_link l where l.entry = e.id) order by id loop
      place := place + 1;
      link := sha256(link || convert_to(audit_content(place, entry), 'UTF8'));
      insert into audit_link (position, entry, hash) values (place, entry.id, link);
    end loop;
    update audit_head set position = place, hash = link;
  end $$`;
