import type { BilingualText, GoneFields } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { type DeletedFieldRow, deletedFieldRows } from '../database/customization/customFieldRows.ts';
import type { GoneName, GoneNames } from '../reading/goneFields.ts';

/** Deleted fields as they were called; those that can't come back any more by the name in the API. */
export async function labelsOfGone(db: Executor, gone: GoneNames): Promise<GoneFields> {
  const modules = new Set(
    Object.values(gone).flatMap((names: GoneName[]) => names.map(({ module }) => module)),
  );
  const rows = (await Promise.all([...modules].map((module) => deletedFieldRows(db, module)))).flat();
  const labels = (names: readonly GoneName[]) => names.map((name) => labelOf(name, rows));
  return { conditions: labels(gone.conditions), columns: labels(gone.columns), sort: labels(gone.sort) };
}

function labelOf({ module, field }: GoneName, rows: readonly DeletedFieldRow[]): BilingualText {
  const row = rows.find((one) => one.module === module && one.name === field);
  return (row?.definition.label as BilingualText | undefined) ?? { zh: field, en: field };
}
