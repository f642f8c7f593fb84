import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import type { FloorOrder } from './floor.ts';

/** A server in a process of its own. */
export interface Child {
  origin: string;
  /** Resident memory in MiB, of what it has now and of the most it ever had. */
  memory(): Promise<{ now: number; most: number }>;
  /** Milliseconds that the processor has worked for it so far. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
}

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What `npm start` tells Node, and the system beneath it. */
const words = manifest.scripts.start.split(' ');
const flags = words.filter((word) => word.startsWith('--'));
const environment = Object.fromEntries(
  words.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split('=') as [string, string]),
);

/** The real server, as `npm start` runs it, on a database that is there. */
export async function startServer(databaseUrl: string, dataDirectory: string): Promise<Child> {
  const port = await freePort();
  const child = spawn(process.execPath, [...flags, place('../../packages/server/src/main.ts')], {
    env: {
      ...process.env,
      ...environment,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDirectory,
      REQUESTS_PER_MINUTE: '0',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await answering(child, `${origin}/readyz`);
  return childAt(origin, child);
}

export async function startFloor(order: FloorOrder): Promise<Child> {
  const child = fork(place('./floor.ts'), { env: { ...process.env, NODE_ENV: 'production' } });
  child.send(order);
  const [origin] = (await once(child, 'message')) as [string];
  return childAt(origin, child);
}

function childAt(origin: string, child: ChildProcess): Child {
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  return {
    origin,
    memory: () => memoryOf(child.pid ?? 0),
    processorTime: () => processorTimeOf(child.pid ?? 0),
    async stop() {
      process.removeListener('exit', end);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} instead of starting`);
    const ready = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await delay(100);
  }
}

/** As Linux counts it (proc(5)); not a number where there is no such thing. */
async function memoryOf(pid: number): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const mebibytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return { now: mebibytes('VmRSS'), most: mebibytes('VmHWM') };
}

/** Ticks of 10 ms on every Linux there is (proc(5)); the name before the numbers may hold spaces. */
async function processorTimeOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port to listen on');
  return address.port;
}
