import { resolve } from 'node:path';

/** How this process runs, as the environment says. */
export interface Config {
  host: string;
  port: number;
  /** Null: a PostgreSQL of our own in the data directory. */
  databaseUrl: string | null;
  /** Where files, and our own database, lie. */
  dataDirectory: string;
  /** Makes the user `admin` at the first start, without the browser. */
  adminPassword: string | null;
  logLevel: string;
  trustProxy: string;
  metricsToken: string | null;
  /** Requests per minute and session; 0: no limit. */
  requestsPerMinute: number;
}

/** @throws Error naming the variable that makes no sense */
export function configFrom(environment: NodeJS.ProcessEnv): Config {
  const text = (name: string) => environment[name]?.trim() || null;
  return {
    host: text('HOST') ?? '127.0.0.1',
    port: whole(environment, 'PORT', 3000, 65_535),
    databaseUrl: text('DATABASE_URL'),
    dataDirectory: resolve(text('DATA_DIR') ?? './data'),
    adminPassword: text('GEJIE_ADMIN_PASSWORD'),
    logLevel: text('LOG_LEVEL') ?? 'warn',
    trustProxy: text('TRUST_PROXY') ?? 'loopback',
    metricsToken: text('METRICS_TOKEN'),
    requestsPerMinute: whole(environment, 'REQUESTS_PER_MINUTE', 6000, 10_000_000),
  };
}

function whole(environment: NodeJS.ProcessEnv, name: string, usual: number, most: number): number {
  const text = environment[name]?.trim();
  if (!text) return usual;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new Error(`${name} must be a whole number from 0 to ${most}, not “${text}”`);
  return number;
}
