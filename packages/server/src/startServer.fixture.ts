import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** Starts a server as a process of its own, which a signal can end. @param environment with `PORT`, on which it then listens */
export async function startServer(environment: Record<string, string>): Promise<ChildProcess> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (text: Buffer) => text.includes(`:${environment.PORT}`) && resolve());
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return server;
}
