import { type Access, applicationName } from './access.ts';
import { asAdmin } from './connection.ts';

/**
 * The role and the database of the application, made when they are not there: a first start may have been cut short
 * between making the cluster and this.
 */
export function ensureApplicationDatabase(access: Access): Promise<void> {
  return asAdmin(access, async (client) => {
    const role = client.escapeIdentifier(applicationName);
    const exists = async (query: string) => (await client.query(query, [applicationName])).rowCount === 1;
    if (!(await exists('select from pg_roles where rolname = $1'))) await client.query(`create role ${role}`);
    await client.query(`alter role ${role} login password ${client.escapeLiteral(access.password)}`);
    if (!(await exists('select from pg_database where datname = $1'))) {
      await client.query(`create database ${role} owner ${role}`);
    }
  });
}
