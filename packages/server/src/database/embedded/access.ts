import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';

/** How to get into the cluster: kept inside it, so that it goes wherever the cluster goes. */
export interface Access {
  /** The port used last; 0 before the first start. */
  port: number;
  adminPassword: string;
  password: string;
}

const host = '127.0.0.1';
/** The application’s role, and the database that it owns. */
export const applicationName = 'gejie';

export function createAccess(): Access {
  const password = () => randomBytes(24).toString('hex');
  return { port: 0, adminPassword: password(), password: password() };
}

const fileOf = (cluster: string) => join(cluster, 'gejie-access.json');

export async function accessTo(cluster: string): Promise<Access> {
  return JSON.parse(await readFile(fileOf(cluster), 'utf8')) as Access;
}

export async function writeAccess(cluster: string, access: Access): Promise<void> {
  const file = fileOf(cluster);
  const { uid, gid } = await stat(cluster);
  await writeFile(`${file}.new`, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  // Owned like the rest of the cluster, or a base backup by PostgreSQL’s own account would stumble over it.
  await chown(`${file}.new`, uid, gid);
  await rename(`${file}.new`, file);
}

/** Writes the port down when it has changed. */
export async function writePort(cluster: string, access: Access, port: number): Promise<void> {
  if (access.port !== port) await writeAccess(cluster, { ...access, port });
}

export function applicationUrl({ port, password }: Access): string {
  return urlOf(applicationName, password, port, applicationName);
}

export function adminUrl({ port, adminPassword }: Access): string {
  return urlOf('postgres', adminPassword, port, 'postgres');
}

/** For a connection of our own as superuser. Everything is said, for the PG… variables of the user not to fill gaps. */
export function adminConnection({ port, adminPassword }: Access): ClientConfig {
  return {
    host,
    port,
    user: 'postgres',
    password: adminPassword,
    database: 'postgres',
    ssl: false,
    options: '',
  };
}

function urlOf(user: string, password: string, port: number, database: string): string {
  // sslmode: on loopback, and over the user's PGSSLMODE.
  return `postgres://${user}:${password}@${host}:${port}/${database}?sslmode=disable`;
}
