import pg from 'pg';
import { dropIndexes } from './indexes.ts';

const tables = ['product', 'stock_level', 'stock_movement'];

export interface StockScale {
  products: number;
  movements: number;
}

/**
 * Makes one product that has moved once into many that have moved often, in the shape that the ledger's triggers would have
 * left: the triggers rest meanwhile, since ten million steps through them would take an hour.
 */
export async function multiplyStock(url: string, { products, movements }: StockScale): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const each = Math.max(2, Math.floor(movements / products));
  const left = `${50 + each}`;
  try {
    const { rows } = await client.query<{ id: string }>('select product as id from stock_level limit 1');
    const pattern = rows[0]?.id;
    if (pattern === undefined) throw new Error('No product has moved yet');
    // No triggers and no checks of references, which a row of a copy keeps anyhow.
    await client.query('set session_replication_role = replica');
    await client.query("set maintenance_work_mem = '1GB'");
    const indexes = await dropIndexes(client, tables);
    await client.query(`create temp table made as
      select nextval('record_id') as id, nth from generate_series(1, ${products}) as nth`);
    const rows_of = 'made as m';
    await copyRows(client, 'product', `b.id = ${pattern}`, rows_of, {
      id: 'm.id',
      number: `'B-' || m.nth`,
      name: `'压测产品 ' || m.nth`,
      on_hand: left,
      available: left,
      expected: left,
      created_at: `b.created_at - m.nth * interval '1 second'`,
      updated_at: `b.updated_at - m.nth * interval '1 second'`,
    });
    await copyRows(client, 'stock_level', `b.product = ${pattern}`, rows_of, {
      id: `nextval('record_id')`,
      product: 'm.id',
      on_hand: left,
      label: `'B-' || m.nth`,
    });
    await copyRows(
      client,
      'stock_movement',
      `b.product = ${pattern}`,
      `made as m cross join generate_series(1, ${each}) as step`,
      {
        id: `nextval('record_id')`,
        product: 'm.id',
        quantity: `case when step % 2 = 1 then 4 else -2 end`,
        on_hand: `50 + 2 * ((step + 1) / 2) - case when step % 2 = 0 then 0 else -2 end`,
        in_warehouse: `50 + 2 * ((step + 1) / 2) - case when step % 2 = 0 then 0 else -2 end`,
        at: `b.at - (${each} - step) * interval '1 day'`,
        label: `'B-' || m.nth || '-' || step`,
        document: 'null',
        line: 'null',
        settles: 'null',
      },
    );
    for (const statement of indexes) await client.query(statement);
    for (const name of tables) await client.query(`vacuum analyze ${name}`);
  } finally {
    await client.end();
  }
}

/** Copies the row `b` for each of `rows`, with some columns given in SQL. */
async function copyRows(
  client: pg.Client,
  name: string,
  which: string,
  rows: string,
  given: Record<string, string>,
): Promise<void> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_name = $1 and table_schema = current_schema() and is_generated = 'NEVER'`,
    [name],
  );
  const names = columns.map((column) => column.name);
  const values = names.map((column) => given[column] ?? `b.${quoted(column)}`);
  await client.query(
    `insert into ${name} (${names.map(quoted).join(', ')}) select ${values.join(', ')}
     from ${rows} cross join (select * from ${name} as b where ${which} limit 1) as b`,
  );
}

const quoted = (name: string) => `"${name}"`;
