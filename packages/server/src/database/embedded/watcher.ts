import { spawn } from 'node:child_process';
import type { Account } from './runningAccount.ts';

/**
 * Lets the server end with us even when we are killed and can do nothing any more: a shell waits at the other end of
 * a pipe, which the system closes when this process is gone, and then asks the server for a fast shutdown.
 */
export function watchOver(server: number, account: Account): { dismiss(): void } {
  const shell = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'gejie-watcher', String(server)], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without a watcher the server still runs, and the next start ends what was left behind.
  shell.on('error', () => {});
  shell.stdin?.on('error', () => {});
  shell.unref();
  return { dismiss: () => void shell.kill('SIGKILL') };
}
