import type { CustomizedField, CustomizedFields } from '@gejie/core';
import type { Answer, Client, TestApplication } from '../application.fixture.ts';

/** The address of a module's fields. */
export const fieldsOf = (path: string): string => `/api/customization/${path}/fields`;

export function addField(
  client: Client,
  path: string,
  field: Record<string, unknown>,
): Promise<Answer<CustomizedField>> {
  return client.post<CustomizedField>(fieldsOf(path), field);
}

export async function customFields(client: Client, path: string): Promise<CustomizedField[]> {
  const { body } = await client.get<CustomizedFields>(fieldsOf(path));
  return body.fields.filter(({ custom }) => custom);
}

/** field → code of each mistake. */
export function codesIn({ body }: Answer<object>): Record<string, string> {
  const { errors = [] } = body as { errors?: { field: string; code: string }[] };
  return Object.fromEntries(errors.map(({ field, code }) => [field, code]));
}

/** Names of the columns that a module's table has for added fields. */
export async function addedColumns(app: TestApplication, table: string): Promise<string[]> {
  const { rows } = await app.services.database.pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
     and starts_with(attname, 'cf_') order by attname`,
    [table],
  );
  return rows.map(({ name }) => name);
}

export async function indexesOn(app: TestApplication, table: string, column: string): Promise<string[]> {
  const { rows } = await app.services.database.pool.query<{ definition: string }>(
    `select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = $1::regclass and indisvalid`,
    [table],
  );
  return rows.map(({ definition }) => definition).filter((definition) => definition.includes(column));
}
