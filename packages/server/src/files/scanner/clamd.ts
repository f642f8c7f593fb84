import { createReadStream } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Looks into a file for what may harm. @returns the name of what was found, null when there is nothing */
export type Scan = (path: string) => Promise<string | null>;

/** Milliseconds until a scanner that says nothing is given up. */
const patience = 60_000;

/**
 * Asks ClamAV's daemon, which is sent the bytes and need not see our disk (`INSTREAM`, see clamd(8)).
 * @param url `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`
 * @throws Error, also from the scan, when it can't be asked: a file that nobody has looked into is not let in
 */
export function clamdScan(url: string): Scan {
  const address = addressOf(url);
  return async (path) => {
    const socket = createConnection(address);
    try {
      const answer = answerOf(socket);
      // Whatever becomes of the sending, the answer says.
      answer.catch(() => undefined);
      await Promise.race([send(socket, path), answer]);
      return verdictOf(await Promise.race([answer, tooLate()]));
    } finally {
      socket.destroy();
    }
  };
}

function addressOf(url: string): { host: string; port: number } | { path: string } {
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol === 'unix:') return { path: pathname };
  if (protocol === 'tcp:' && hostname) return { host: hostname, port: Number(port || 3310) };
  throw new Error(`CLAMD_URL must begin with tcp:// or unix:, not “${url}”`);
}

/** Chunks with their length before them, an empty one at the end. */
async function send(socket: Socket, path: string): Promise<void> {
  await written(socket, 'zINSTREAM\0');
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE((chunk as Buffer).length);
    await written(socket, Buffer.concat([length, chunk as Buffer]));
  }
  await written(socket, Buffer.alloc(4));
}

function written(socket: Socket, data: Buffer | string): Promise<void> {
  return new Promise((done, failed) => {
    socket.write(data, (error) => (error ? failed(error) : done()));
  });
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((done, failed) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.on('end', () => done(text));
    socket.on('error', failed);
  });
}

async function tooLate(): Promise<never> {
  await delay(patience, undefined, { ref: false });
  throw new Error('The virus scanner gives no answer');
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`. */
function verdictOf(answer: string): string | null {
  const [, found] = /^stream: (.+) FOUND\0?$/.exec(answer.trim()) ?? [];
  if (found !== undefined) return found;
  if (/^stream: OK\0?$/.test(answer.trim())) return null;
  throw new Error(`The virus scanner answers ${JSON.stringify(answer.slice(0, 200))}`);
}
