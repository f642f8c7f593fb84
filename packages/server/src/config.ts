import { resolve } from 'node:path';
import type { FileSettings } from './files/composeFiles.ts';
import type { S3Settings } from './files/storage/s3Store.ts';

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
  /** Where mail goes out; null: none is sent. */
  mail: { url: string; from: string } | null;
  /** Where people reach the application: what links in letters begin with. */
  home: string;
  /** Requests per minute and session; 0: no limit. */
  requestsPerMinute: number;
  files: FileSettings;
  /** Bytes of the largest file taken in. */
  fileLimit: number;
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
    mail: mailFrom(text('SMTP_URL'), text('MAIL_FROM')),
    home: homeFrom(text('PUBLIC_URL')) ?? `http://${text('HOST') ?? '127.0.0.1'}:${text('PORT') ?? 3000}`,
    requestsPerMinute: whole(environment, 'REQUESTS_PER_MINUTE', 6000, 10_000_000),
    files: { s3: bucketFrom(text), clamdUrl: text('CLAMD_URL') },
    fileLimit: whole(environment, 'FILE_LIMIT_MB', 50, 5000) * 1024 * 1024,
  };
}

/** @throws Error when only one half of a key is given */
function bucketFrom(text: (name: string) => string | null): S3Settings | null {
  const bucket = text('S3_BUCKET');
  if (bucket === null) return null;
  const accessKeyId = text('S3_ACCESS_KEY_ID');
  const secretAccessKey = text('S3_SECRET_ACCESS_KEY');
  if ((accessKeyId === null) !== (secretAccessKey === null))
    throw new Error('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together');
  const prefix = text('S3_PREFIX') ?? '';
  return {
    bucket,
    endpoint: text('S3_ENDPOINT'),
    region: text('S3_REGION') ?? 'us-east-1',
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : null,
    prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`,
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

function homeFrom(url: string | null): string | null {
  if (url === null) return null;
  if (!/^https?:\/\/\S+$/.test(url) || !URL.canParse(url))
    throw new Error(`PUBLIC_URL must begin with http:// or https://, not “${url}”`);
  return url.replace(/\/+$/, '');
}

function mailFrom(url: string | null, from: string | null): Config['mail'] {
  if (url === null) return null;
  if (!/^smtps?:\/\/\S+$/.test(url))
    throw new Error(`SMTP_URL must begin with smtp:// or smtps://, not “${url}”`);
  return { url, from: from ?? 'gejie@localhost' };
}
