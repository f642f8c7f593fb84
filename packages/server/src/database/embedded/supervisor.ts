import { setTimeout as pause } from 'node:timers/promises';
import { ensureApplicationDatabase } from './applicationDatabase.ts';
import { keep } from './keeper.ts';
import type { Log } from './log.ts';
import { type Launch, launchPostmaster, type Postmaster } from './postmaster.ts';

/** Between two attempts to bring the server back, in milliseconds: at first at once, then ever more slowly. */
const delays = { first: 100, longest: 30_000 };

/** Starts the server and starts it again whenever it ends, until told to stop. */
export async function supervise(launch: Launch, log: Log): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let server = await launchPostmaster(launch);
  const keeper = await ready(server);
  const life = live();

  async function ready(started: Postmaster) {
    try {
      await ensureApplicationDatabase(launch.access);
      return await keep(launch.access);
    } catch (error) {
      await started.stop();
      throw error;
    }
  }

  async function live(): Promise<void> {
    for (;;) {
      const reason = await server.ended;
      if (stopping.signal.aborted) return;
      log.error(`The database server has ended unexpectedly; starting it again. ${reason}`);
      const next = await revive();
      if (next === null) return;
      server = next;
    }
  }

  async function revive(): Promise<Postmaster | null> {
    for (let delay = delays.first; !stopping.signal.aborted; delay = Math.min(delay * 2, delays.longest)) {
      try {
        const next = await launchPostmaster(launch);
        if (stopping.signal.aborted) {
          await next.stop();
          return null;
        }
        log.info('The database server is back.');
        return next;
      } catch (error) {
        log.error(`The database server could not be started again: ${(error as Error).message}`);
      }
      await pause(delay, undefined, { signal: stopping.signal }).catch(() => {});
    }
    return null;
  }

  return {
    async stop() {
      stopping.abort();
      await keeper.release();
      await server.stop();
      await life;
    },
  };
}
