import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Database } from './connection.ts';

export interface Listener {
  /** What is done with what comes through each channel. */
  channels: Record<string, (payload: string) => void>;
  /** Whether anything is heard at all right now; what was said meanwhile is lost. */
  listening(yes: boolean): void;
}

/** Milliseconds: how often a silent line is tried, how long it may take to answer, how long until a new attempt. */
const heartbeat = 15_000;
const patience = 5_000;
const pause = 1_000;

/** Keeps one connection listening; when it breaks another is opened. @returns how to stop */
export async function listen(database: Database, listener: Listener): Promise<() => Promise<void>> {
  const ended = new AbortController();
  const first = Promise.withResolvers<void>();
  const watching = watch(database, listener, ended.signal, first.resolve);
  await first.promise;
  return async () => {
    ended.abort();
    await watching;
  };
}

async function watch(
  database: Database,
  listener: Listener,
  ended: AbortSignal,
  tried: () => void,
): Promise<void> {
  while (!ended.aborted) {
    await listenOnce(database, listener, ended, tried).catch(() => undefined);
    listener.listening(false);
    tried();
    await delay(pause, undefined, { signal: ended }).catch(() => undefined);
  }
}

/** Returns when `ended` fires, throws when the line breaks. */
async function listenOnce(
  database: Database,
  listener: Listener,
  ended: AbortSignal,
  ready: () => void,
): Promise<void> {
  const client = await database.pool.connect();
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  client.on('error', broken.reject);
  client.on('end', () => broken.reject(new Error('The connection has ended')));
  const hear = ({ channel, payload }: pg.Notification) => listener.channels[channel]?.(payload ?? '');
  client.on('notification', hear);
  try {
    for (const channel of Object.keys(listener.channels)) await client.query(`listen ${channel}`);
    listener.listening(true);
    ready();
    while (!ended.aborted) await Promise.race([beat(client, ended), broken.promise]);
  } finally {
    // Not back into the pool: it is listening, or broken.
    client.removeListener('notification', hear);
    client.release(true);
  }
}

/** Waits, then asks for a sign of life: a network that swallows everything shows only this way. */
async function beat(client: pg.PoolClient, ended: AbortSignal): Promise<void> {
  await delay(heartbeat, undefined, { signal: ended }).catch(() => undefined);
  if (ended.aborted) return;
  const answer = client.query('select 1').then(() => true);
  const silence = delay(patience, false, { signal: ended }).catch(() => true);
  if (!(await Promise.race([answer, silence]))) throw new Error('The database does not answer');
}
