import { holdSearched } from '../database/customization/searchedRows.ts';
import { putSearchEntries } from '../database/search/searchEntries.ts';
import { searchEntry, searchedFields } from '../indexing/searchEntry.ts';
import type { JobHandler } from '../jobs/jobHandler.ts';
import { canonical } from '../reading/answer.ts';
import type { LiveRegistry } from './liveRegistry.ts';

const page = 500;

interface ReindexPosition {
  after: number;
}

/** Writes the search entries of a module anew, after another set of its fields is searched. */
export function reindexHandler(live: LiveRegistry): JobHandler<unknown, ReindexPosition> {
  return {
    async run(run) {
      // The change that asked for this is committed; this process may not have heard of it yet.
      await live.refresh();
      const module = live.now().module(run.module);
      let after = run.position?.after ?? 0;
      let done = run.done;
      let isOver = false;
      while (!isOver) {
        await run.step(async (tx) => {
          const fields = searchedFields(module);
          const rows = await holdSearched(tx, module, fields, after, page);
          const entries = rows.map((row) => ({
            record: row.id,
            ...searchEntry(module, canonical(row, fields)),
          }));
          if (entries.length > 0) await putSearchEntries(tx, module, entries);
          after = rows.at(-1)?.id ?? after;
          done += rows.length;
          isOver = rows.length < page;
          return { position: { after }, done };
        });
      }
      return {};
    },
  };
}
