import pg from 'pg';
import { applicationName } from '../packages/server/src/database/embedded/access.ts';

/**
 * The server at `TEST_DATABASE_URL`, to run the tests on another PostgreSQL than the embedded one: an address of a
 * superuser. The role of the application is made there when it is missing, and is no superuser, as in a real installation.
 */
export async function givenPostgres(adminUrl: string): Promise<{ adminUrl: string; url: string }> {
  const password = 'gejie-test';
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = client.escapeIdentifier(applicationName);
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [applicationName]);
    if (rowCount === 0) await client.query(`create role ${role}`);
    await client.query(`alter role ${role} login password ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.username = applicationName;
  url.password = password;
  return { adminUrl, url: url.href };
}
