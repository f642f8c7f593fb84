import { sql } from 'kysely';
import type { TestApplication } from '../application.fixture.ts';

/** What each paper should have moved by what it says of itself, against what stands in the ledger. */
export async function unfaithful({ services }: TestApplication): Promise<unknown[]> {
  const { rows } = await sql<object>`
    select t.path, l.document, l.id as line, t.status, l.quantity, coalesce(m.moved, 0) as moved, m.entries
    from document_line as l
    join (
      select 'invoices' as path, id, status from invoice union all select 'purchase-orders', id, status from purchase_order
    ) as t on t.id = l.document
    left join lateral (select sum(quantity) as moved, count(*)::integer as entries from stock_movement
      where document = t.path || ':' || l.document and line = l.id) as m on true
    where case
      when t.path = 'invoices' and t.status in ('shipped', 'received', 'invoiced') then coalesce(m.moved, 0) <> -l.quantity or m.entries <> 1
      when t.path = 'invoices' then coalesce(m.moved, 0) <> 0 or m.entries > 2
      when t.status in ('received', 'paid') then coalesce(m.moved, 0) <> l.quantity
      when t.status = 'partlyReceived' then coalesce(m.moved, 0) > l.quantity
      else coalesce(m.moved, 0) <> 0 end
    union all
    select 'stock-transfers', t.id, null, t.status, t.quantity, m.moved, m.entries
    from stock_transfer as t
    left join lateral (select coalesce(sum(abs(quantity)), 0) as moved, count(*)::integer as entries from stock_movement
      where document = 'stock-transfers:' || t.id) as m on true
    where m.entries <> case t.status when 'draft' then 0 when 'booked' then 2 else 4 end
    union all
    select 'stock-takes', t.id, c.id, t.status, c.difference, m.moved, m.entries
    from stock_take as t join stock_count as c on c.take = t.id
    left join lateral (select coalesce(sum(quantity), 0) as moved, count(*)::integer as entries from stock_movement
      where document = 'stock-takes:' || t.id and line = c.id) as m on true
    where case when t.status = 'booked' then m.moved <> c.difference else m.moved <> 0 end`.execute(
    services.database.kysely,
  );
  return rows;
}

export async function overdrawn({ services }: TestApplication): Promise<unknown[]> {
  const { rows } = await sql<object>`
    select 'level' as what, product, on_hand as figure from stock_level where on_hand < 0
    union all select 'movement', product, in_warehouse from stock_movement where in_warehouse < 0
    union all
    select 'order line', l.id, sum(m.quantity) from stock_movement as m join document_line as l on l.id = m.settles
    group by l.id, l.quantity having abs(sum(m.quantity)) > l.quantity`.execute(services.database.kysely);
  return rows;
}

/** Of goods whose pieces have all got numbers: accounts that hold another number of pieces, invoices that others left with. */
export async function misnumbered({ services }: TestApplication): Promise<unknown[]> {
  const { rows } = await sql<object>`
    with tracked as (select id from product where serial_tracked)
    select 'in stock' as what, coalesce(l.product, s.product) as product, coalesce(l.warehouse, s.warehouse) as place,
      l.on_hand as kept, s.pieces
    from (select product, warehouse, on_hand from stock_level where product in (select id from tracked) and on_hand <> 0) as l
    full join (select product, warehouse, count(*) as pieces from serial_number
      where state in ('inStock', 'missing') and deleted_at is null group by 1, 2) as s using (product, warehouse)
    where l.on_hand is distinct from s.pieces
    union all
    select 'shipped', coalesce(m.product, s.product), coalesce(m.invoice, s.invoice), m.gone, s.pieces
    from (select product, split_part(document, ':', 2)::bigint as invoice, -sum(quantity) as gone from stock_movement
      where product in (select id from tracked) and document like 'invoices:%' group by 1, 2 having sum(quantity) <> 0) as m
    full join (select product, invoice, count(*) as pieces from serial_number where state = 'shipped' group by 1, 2) as s
      using (product, invoice)
    where m.gone is distinct from s.pieces`.execute(services.database.kysely);
  return rows;
}
