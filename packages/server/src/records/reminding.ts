import type { Module } from '@gejie/core';
import { ownOccurrences } from '../database/calendar/calendarRows.ts';
import { setReminders } from '../database/reminders/reminderRows.ts';
import { readRow } from '../database/write/writeRecords.ts';
import { canonical } from '../reading/answer.ts';
import { remindersOf } from '../reminders/remindersOf.ts';
import type { WriteScope } from './writeScope.ts';
import type { Written } from './written.ts';

type Row = Record<string, unknown> & { id: number };

/** Lets reminders wait for what was written as it is now; a series no longer reminds of what stands by itself. CAL-03 */
export async function followReminders(
  scope: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<void> {
  if (!module.definition.reminds) return;
  const { db, now } = scope;
  const records = new Map<number, { before: Row | null; after: Row | null }>(
    written.map(({ id, before, after }) => [
      id,
      { before: before && { ...before, id }, after: after && { ...after, id } },
    ]),
  );
  for (const row of await seriesOf(scope, module, written))
    if (!records.has(row.id)) records.set(row.id, { before: row, after: row });
  const own = await ownOccurrences(db, module, [...records.keys()]);
  const startsOf = (id: number) =>
    new Set([...own].filter((one) => one.startsWith(`${id} `)).map((one) => one.slice(`${id} `.length)));
  const wishes = [...records].map(([id, { before, after }]) =>
    after
      ? remindersOf(module, after, before, { now, own: startsOf(id) })
      : { record: id, reminders: [], leavesDue: false },
  );
  await setReminders(db, wishes, now);
}

/** The series whose occurrences were written. */
async function seriesOf(
  { db, context }: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<Row[]> {
  const link = module.definition.calendar?.repeats?.series;
  if (link === undefined) return [];
  const ids = new Set(
    written.flatMap(({ before, after }) =>
      [before?.[link], after?.[link]].filter((one): one is number => typeof one === 'number'),
    ),
  );
  const rows: Row[] = [];
  for (const id of ids) {
    const row = await readRow(db, module, id, { kind: 'all', of: [] }, context);
    if (row) rows.push(canonical(row, module.fields.values()) as Row);
  }
  return rows;
}
