import { Invalid, type Issue, inLanguage, type ModuleField, messageOf, type ValueContext } from '@gejie/core';
import type { SheetRow } from '../sheet/sheet.ts';

/** A column of the file and the field it fills. */
export interface MappedColumn {
  column: string;
  index: number;
  field: ModuleField;
}

/** A row as it is understood: what each field is given, and what could not be read. */
export interface ReadRow {
  row: number;
  cells: string[];
  /** By field; references still by name, as `{ named }`. Empty cells give nothing. */
  values: Record<string, unknown>;
  problems: RowProblem[];
}

export interface RowProblem {
  /** '' for the whole row. */
  field: string;
  /** In the language of whoever imports. */
  message: string;
}

/** Reads the cells of a row by the types of their fields. */
export function readRow(
  { row, cells }: SheetRow,
  mapped: readonly MappedColumn[],
  width: number,
  context: ValueContext,
): ReadRow {
  const read: ReadRow = { row, cells, values: {}, problems: [] };
  if (cells.length > width) {
    const message = inLanguage(
      {
        zh: `此行有 ${cells.length} 个单元格，表头只有 ${width} 列`,
        en: `This row has ${cells.length} cells, the head only ${width}`,
      },
      context.language,
    );
    read.problems.push({ field: '', message });
  }
  for (const { index, field } of mapped) {
    const text = shown(cells[index] ?? '');
    if (text === '') continue;
    try {
      read.values[field.name] = field.type.fromText(text, field, context);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      read.problems.push({ field: field.name, message: messageOf(error.issue as Issue, context.language) });
    }
  }
  return read;
}

/** An apostrophe before a sign is how exports, and Excel, keep a text from being taken for a formula. */
function shown(cell: string): string {
  const text = cell.trim();
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}
