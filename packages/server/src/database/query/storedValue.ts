import type { ModuleField } from '@gejie/core';
import { sql } from 'kysely';
import type { Sql } from '../connection.ts';

/** What a field of a row holds: its column, or the rows that are its value, in their order. */
export function storedValue(field: ModuleField, alias: string): Sql {
  return field.type.keptInRows ? linesOf(field, alias) : sql.ref(`${alias}.${field.column}`);
}

/** Decimals as text: JSON's own numbers would lose digits. */
function linesOf({ column }: ModuleField, alias: string): Sql {
  return sql`(select jsonb_agg(jsonb_build_object(
      'id', l.id, 'source', l.source, 'kind', l.kind, 'giveaway', l.giveaway, 'per', l.per::text, 'description', l.description, 'unit', l.unit, 'tax', l.tax,
      'item', case when l.item is not null then jsonb_build_object('module', l.item_module, 'id', l.item) end,
      'quantity', l.quantity::text, 'price', l.price::text, 'taxRate', l.tax_rate::text, 'formerTaxRate', l.former_tax_rate::text,
      'discount', case when l.discount_percent is not null then jsonb_build_object('percent', l.discount_percent::text)
        when l.discount_amount is not null then jsonb_build_object('amount', l.discount_amount::text) end
    ) order by l.position) from document_line as l
    where l.document = ${sql.ref(`${alias}.id`)} and l.field = ${column})`;
}
