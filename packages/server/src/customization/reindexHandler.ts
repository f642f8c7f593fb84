import type { Module } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { holdSearched } from '../database/customization/searchedRows.ts';
import { putSearchEntries } from '../database/search/searchEntries.ts';
import { searchEntry, searchedFields } from '../indexing/searchEntry.ts';
import type { JobHandler } from '../jobs/jobHandler.ts';
import { canonical } from '../reading/answer.ts';
import type { LiveRegistry } from './liveRegistry.ts';
import { overRecords, type RowPage } from './overRecords.ts';

/** Writes the search entries of a module anew, after another set of its fields is searched. */
export function reindexHandler(live: LiveRegistry): JobHandler<unknown, { after: number }> {
  return overRecords(live, reindex);
}

async function reindex(tx: Executor, module: Module, { after, limit }: RowPage) {
  const fields = searchedFields(module);
  const rows = await holdSearched(tx, module, fields, after, limit);
  const entries = rows.map((row) => ({ record: row.id, ...searchEntry(module, canonical(row, fields)) }));
  if (entries.length > 0) await putSearchEntries(tx, module, entries);
  return { seen: rows.length, last: rows.at(-1)?.id ?? null };
}
