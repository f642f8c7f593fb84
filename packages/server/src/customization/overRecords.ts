import type { Module } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import type { JobHandler } from '../jobs/jobHandler.ts';
import type { LiveRegistry } from './liveRegistry.ts';

const page = 500;

interface Position {
  after: number;
}

/** The next rows behind an id. */
export interface RowPage {
  after: number;
  limit: number;
}

/**
 * Walks through all records of a module by id, a page in a transaction, and goes on behind the last one after a crash.
 * @param rewrite does one page; `last`: the id of its last row, null when there was none
 */
export function overRecords(
  live: LiveRegistry,
  rewrite: (tx: Executor, module: Module, rows: RowPage) => Promise<{ seen: number; last: number | null }>,
): JobHandler<unknown, Position> {
  return {
    async run(run) {
      // The change that asked for this is committed; this process may not have heard of it yet.
      await live.refresh();
      let after = run.position?.after ?? 0;
      let done = run.done;
      let isOver = false;
      while (!isOver) {
        await run.step(async (tx) => {
          // As it is at the moment: another change meanwhile has a job of its own, which this one must not undo.
          const module = live.now().module(run.module);
          const { seen, last } = await rewrite(tx, module, { after, limit: page });
          after = last ?? after;
          done += seen;
          isOver = seen < page;
          return { position: { after }, done };
        });
      }
      return {};
    },
  };
}
