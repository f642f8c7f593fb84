import type { ModuleField, Reference, StoredFile, ValueContext } from '@gejie/core';

/** A value as a spreadsheet holds it. */
export type Cell = string | number | null;

/** Decimals of more digits than this are not exact as a spreadsheet's number (IEEE 754, 15 digits) and stay text. */
const exactDigits = 15;

/**
 * Turns a value of an answer into a cell: numbers stay numbers, everything else is what people read. In a text that its
 * reader's own way of writing is asked for, numbers are written that way too.
 * @param asNumbers the file knows numbers
 */
export function exportCell(
  value: unknown,
  field: ModuleField,
  context: ValueContext,
  asNumbers = true,
): Cell {
  if (value === null || value === undefined) return null;
  const { type } = field;
  if (type.holdsFiles) return (value as StoredFile).name;
  if (type.refersTo)
    return [value as Reference | Reference[]]
      .flat()
      .map(({ label }) => label ?? '')
      .join('、');
  const isPlain = asNumbers || !context.writing?.numbers;
  const number = isPlain && type.column(field).shape === 'ordered' ? plainNumber(value) : null;
  return number ?? type.format(value, field, context);
}

function plainNumber(value: unknown): Cell {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return null;
  return value.replace(/\D/g, '').replace(/^0+/, '').length <= exactDigits ? Number(value) : value;
}

/** Characters that a cell of a workbook holds (Excel's specifications and limits); with more the file is called damaged. */
const longestText = 32_767;

/** A text as a cell of a workbook can hold it: what is too long is cut, with a mark. */
export function fittingText(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Keeps a spreadsheet program from running a text of a CSV as a formula (OWASP, "CSV Injection"): it gets an apostrophe
 * in front. Numbers and telephone numbers can do no harm and stay as they are.
 */
export function inertText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s().,-]+$/.test(text) ? `'${text}` : text;
}
