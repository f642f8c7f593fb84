import pg from 'pg';
import { type Access, adminConnection } from './access.ts';

/** SQLSTATE 57P03: the server is starting, recovering or stopping and takes no connections now. */
const notNow = '57P03';

/** The server’s own word that it is there but not ready; anything else is somebody else or nobody. */
export function isNotReady(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === notNow;
}

/** Runs `work` on a short connection of the superuser. */
export async function asAdmin<Result>(
  access: Access,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connectAdmin(access);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A connection of the superuser; the caller ends it. */
export async function connectAdmin(access: Access): Promise<pg.Client> {
  const client = new pg.Client({
    ...adminConnection(access),
    application_name: 'gejie: embedded server',
    connectionTimeoutMillis: 10_000,
  });
  // Also without a query running: a connection that breaks must not bring the process down.
  client.on('error', () => {});
  await client.connect();
  return client;
}
