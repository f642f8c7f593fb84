import { type RawBuilder, sql } from 'kysely';
import type { TestApplication } from '../application.fixture.ts';

/** How many entries the ledger has. */
export const movementsSoFar = (app: TestApplication) => counted(app, sql`count(*)`, sql`true`);

/** On how many ways goods were moved. */
export const kindsMoved = (app: TestApplication) => counted(app, sql`count(distinct kind)`, sql`true`);

/** How often some of a product was taken out; what came back is among it. */
export const piecesThatLeft = (app: TestApplication, product: number) =>
  counted(app, sql`count(*)`, sql`product = ${product} and quantity < 0`);

async function counted(
  { services }: TestApplication,
  what: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (${what})::integer as count from stock_movement where ${where}`.execute(services.database.kysely);
  return rows[0]?.count ?? 0;
}
