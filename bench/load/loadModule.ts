import type { Module } from '@gejie/core';
import pg from 'pg';
import { ownSearchPart } from '../../packages/server/src/database/search/searchParts.ts';
import { searchEntry } from '../../packages/server/src/indexing/searchEntry.ts';
import type { Drafts } from '../data/drafts.ts';
import { copyInto } from './copyInto.ts';
import { arrayText, copyColumns, copyLine, copyText } from './copyText.ts';
import { type Finishing, finishedRecords } from './finished.ts';
import { Passage } from './passage.ts';

const chunk = 2000;

/** Writes the records of a module and their search entries, on a connection each. */
export async function loadModule(
  url: string,
  module: Module,
  drafts: Drafts<never>,
  finishing: Finishing,
): Promise<void> {
  const clients = [new pg.Client(url), new pg.Client(url)] as const;
  await Promise.all(clients.map((client) => client.connect()));
  const [rows, entries] = [new Passage<string>(), new Passage<string>()];
  try {
    await Promise.all([
      copyInto(clients[0], module.table, copyColumns(module), rows),
      copyInto(clients[1], ownSearchPart(module), ['module', 'record', 'text', 'grams'], entries),
      produce(module, drafts, finishing, rows, entries),
    ]);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function produce(
  module: Module,
  drafts: Drafts<never>,
  finishing: Finishing,
  rows: Passage<string>,
  entries: Passage<string>,
): Promise<void> {
  const line = copyLine(module);
  let waiting: [string, string] = ['', ''];
  let held = 0;
  const pass = async () => {
    await Promise.all([rows.put(waiting[0]), entries.put(waiting[1])]);
    waiting = ['', ''];
    held = 0;
  };
  for (const record of finishedRecords(module, drafts, finishing)) {
    finishing.rollups.add(module, record);
    waiting[0] += line(record);
    waiting[1] += entryLine(module, record);
    if (++held === chunk) await pass();
  }
  await pass();
  rows.end();
  entries.end();
}

function entryLine(module: Module, record: Record<string, unknown> & { id: number }): string {
  const { text, grams } = searchEntry(module, record);
  return `${module.name}\t${record.id}\t${copyText(text)}\t${copyText(arrayText(grams))}\n`;
}
