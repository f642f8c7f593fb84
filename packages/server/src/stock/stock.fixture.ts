import { product as productModule, stockMovement } from '@gejie/modules';
import { sql } from 'kysely';
import { systemSession } from '../access/elevation.ts';
import type { Client, TestApplication } from '../application.fixture.ts';
import type { Drift } from '../database/ledger/verifyLedgers.ts';
import { driftsIn } from './driftsIn.ts';

export interface Goods {
  id: number;
  onHand: string;
  available: string;
  expected: string;
  shortBy: string | null;
}

/** A product with so much of it in a warehouse. */
export async function goods(
  app: TestApplication,
  name: string,
  warehouse: number,
  quantity = '0',
  values: Record<string, unknown> = {},
): Promise<number> {
  const { body, status } = await app.admin.post('/api/products?duplicates=allow', { name, ...values });
  if (status !== 201) throw new Error(JSON.stringify(body));
  if (Number(quantity) > 0) await putIn(app, Number(body.id), warehouse, quantity);
  return Number(body.id);
}

/** Goods that were there before the company had this system. */
export async function putIn(
  app: TestApplication,
  product: number,
  warehouse: number,
  quantity: string,
): Promise<void> {
  const { services } = app;
  const session = systemSession(await services.company.facts(), 'test');
  await services.records.transaction(session, (work) =>
    work.append(stockMovement, [{ product, warehouse, quantity, kind: 'counted', label: '期初' }]),
  );
}

export async function warehouseNamed(client: Client, name: string, isDefault = false): Promise<number> {
  const { body, status } = await client.post('/api/warehouses', { name, isDefault });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return Number(body.id);
}

export async function stockOf(app: TestApplication, id: number): Promise<Goods> {
  return (await app.admin.get<Goods>(`/api/${productModule.path}/${id}`)).body;
}

/** What of the ledgers, and of what lines of live documents claim, is not what it should be. */
export async function drifts({ services }: TestApplication): Promise<Drift[]> {
  return driftsIn(services.database.kysely, services.registry(), await services.company.facts());
}

/** Runs SQL as the application's own user of the database would, past all doors. @returns why it was refused, or null */
export async function pastTheDoors(app: TestApplication, statement: string): Promise<string | null> {
  try {
    await sql.raw(statement).execute(app.services.database.kysely);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
