import type { InjectOptions } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { createApplication } from '../application.ts';
import { product } from '../product.ts';

/** What a process that is to die is told. */
export interface Doom {
  databaseUrl: string;
  dataDirectory: string;
  /** It kills itself, as `kill -9` would, when it is about to send the first statement that this is found in. */
  at: string;
  /** What it does; absent: what is due by the clock. */
  request?: InjectOptions;
  /** Milliseconds that its clock is ahead. */
  ahead?: number;
}

const { databaseUrl, dataDirectory, at, request, ahead = 0 } = JSON.parse(String(process.argv[2])) as Doom;
const last = new RegExp(at, 'i');
let isDoomed = request === undefined;

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const [first] = given;
  const text = typeof first === 'string' ? first : String((first as { text?: string } | undefined)?.text);
  if (isDoomed && last.test(text)) process.kill(process.pid, 'SIGKILL');
  return (query as (...all: unknown[]) => unknown).apply(this, given);
} as typeof query;

const clock = () => new Date(Date.now() + ahead);
const { http } = await createApplication({
  databaseUrl,
  dataDirectory,
  product,
  works: request === undefined,
  logger: pino({ level: 'silent' }),
  clock,
});
if (request) {
  isDoomed = true;
  const { statusCode, payload } = await http.inject(request);
  // The statement never came.
  console.error(`${statusCode} ${payload}`);
  process.exit(3);
}
