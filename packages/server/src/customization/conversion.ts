import {
  type ConversionPreview,
  converted,
  type FieldDefinition,
  Invalid,
  type Language,
  type Module,
  type ModuleField,
  messageOf,
  type ValueContext,
} from '@gejie/core';
import type { Database, Executor } from '../database/connection.ts';
import { changeTable } from '../database/customization/changeTable.ts';
import {
  addWaitingColumn,
  fillWaitingColumn,
  type HeldValue,
  heldValues,
  holdTable,
  replaceColumn,
} from '../database/customization/conversionRows.ts';

/** Records looked at or written at a time. */
const page = 2_000;
/** Records that don't fit are named up to this many. */
const mostNamed = 20;
/** A save that began before the conversion may be committed after its record was looked at, but not this long after. */
const longestSave = 10 * 60_000;

/** A field and what it is to become. */
export interface Conversion {
  module: Module;
  from: ModuleField;
  to: ModuleField;
  context: ValueContext;
}

/** Whether the values must be rewritten: another kind of field, or another column. */
export function needsConversion(from: ModuleField, to: ModuleField): boolean {
  return from.type.name !== to.type.name || from.type.column(from).sql !== to.type.column(to).sql;
}

type Fitting = Pick<ConversionPreview, 'records' | 'fits' | 'fails' | 'failing'>;

/** What would fit and what would not; nothing is changed. */
export async function countFitting(
  db: Executor,
  conversion: Conversion,
  language: Language,
): Promise<Fitting> {
  const preview: Fitting = { records: 0, fits: 0, fails: 0, failing: [] };
  const { module, from, to, context } = conversion;
  if (to.type.computed) return preview;
  for await (const held of pages(db, module, from)) {
    for (const { id, label, value } of held) {
      preview.records++;
      const outcome = convert(value, conversion);
      if (!(outcome instanceof Invalid)) {
        preview.fits++;
        continue;
      }
      preview.fails++;
      if (preview.failing.length >= mostNamed) continue;
      const shown = [...from.type.format(canonical(from, value), from, context)].slice(0, 80).join('');
      preview.failing.push({ id, label, value: shown, message: messageOf(outcome.issue, language) });
    }
  }
  return preview;
}

/**
 * Makes the values of a field values of another type, while others go on reading and writing; those that don't fit are
 * left out. The new ones are gathered in a column beside, which takes the place of the old one in the transaction that
 * also keeps the new definition.
 * @param keep writes down what the field is now
 */
export async function runConversion(
  database: Database,
  conversion: Conversion,
  now: Date,
  keep: (tx: Executor) => Promise<void>,
): Promise<void> {
  const { module, from, to } = conversion;
  await changeTable(database, (tx) => addWaitingColumn(tx, module, to));
  for await (const held of pages(database.kysely, module, from))
    await fillWaitingColumn(database.kysely, module, to, fitting(held, conversion));
  const since = new Date(now.getTime() - longestSave);
  await changeTable(database, async (tx) => {
    await holdTable(tx, module);
    for await (const held of pages(tx, module, from, since))
      await fillWaitingColumn(tx, module, to, fitting(held, conversion));
    await replaceColumn(tx, module, to);
    await keep(tx);
  });
}

/**
 * Makes room for values of another type that nobody has typed: they are not converted but worked out anew.
 * @param keep writes down what the field is now, and sees to it that its values are worked out
 */
export async function replaceComputed(
  database: Database,
  { module, to }: Pick<Conversion, 'module' | 'to'>,
  keep: (tx: Executor) => Promise<void>,
): Promise<void> {
  await changeTable(database, async (tx) => {
    await addWaitingColumn(tx, module, to);
    await replaceColumn(tx, module, to);
    await keep(tx);
  });
}

async function* pages(
  db: Executor,
  module: Module,
  field: ModuleField,
  since?: Date,
): AsyncGenerator<HeldValue[]> {
  let after = 0;
  while (true) {
    const held = await heldValues(db, module, field, { after, limit: page, since });
    if (held.length > 0) yield held;
    if (held.length < page) return;
    after = held.at(-1)?.id ?? after;
  }
}

/** Values that don't fit become empty, and those that were emptied meanwhile. */
function fitting(held: readonly HeldValue[], conversion: Conversion): { id: number; value: unknown }[] {
  const { type } = conversion.to;
  return held.map(({ id, value }) => {
    if (value === null) return { id, value };
    const outcome = convert(value, conversion);
    if (outcome instanceof Invalid || outcome === null) return { id, value: null };
    return { id, value: type.toColumn ? type.toColumn(outcome) : outcome };
  });
}

function convert(stored: unknown, { from, to, context }: Conversion): unknown {
  return converted(canonical(from, stored), from, to, context);
}

function canonical(field: FieldDefinition, stored: unknown): unknown {
  return field.type.fromColumn ? field.type.fromColumn(stored, field) : stored;
}
