import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestApplication } from '../application.fixture.ts';
import type { MistakeAnswer, MistakeWish, Mutation } from './mutation.fixture.ts';
import { mutations } from './mutations.fixture.ts';

/** A server in a process of its own, over the database of `app`, that has any of the mistakes in it. */
export interface MistakenServer {
  /**
   * @param mutation null: as it is
   * @param works whether it does the jobs
   * @returns where it listens
   */
  become(mutation: Mutation | null, works: boolean): Promise<string>;
  stop(): Promise<void>;
}

export function startMistakenServer(app: TestApplication): MistakenServer {
  const program = fileURLToPath(new URL('./mistakenServer.fixture.ts', import.meta.url));
  const server = spawn(process.execPath, [program], {
    env: { ...process.env, DATABASE_URL: app.databaseUrl, DATA_DIR: app.dataDirectory },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = once(server, 'exit');
  const complaints: string[] = [];
  if (server.stderr) createInterface({ input: server.stderr }).on('line', (line) => complaints.push(line));
  const ask = async (wish: MistakeWish): Promise<string> => {
    const heard = once(server, 'message') as Promise<[MistakeAnswer]>;
    server.send(wish);
    const [answer] = await Promise.race([heard, ended.then((): [MistakeAnswer] => [{}])]);
    if (answer.address !== undefined) return answer.address;
    throw new Error(`The server did not start: ${answer.problem ?? complaints.join('\n')}`);
  };
  return {
    become: (mutation, works) => ask({ mistake: mutation && mutations.indexOf(mutation), works }),
    async stop() {
      if (server.connected) server.disconnect();
      await ended;
    },
  };
}
