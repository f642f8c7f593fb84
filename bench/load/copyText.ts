import type { Module, ModuleField } from '@gejie/core';

/** What COPY reads as NULL. */
const empty = '\\N';

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** https://www.postgresql.org/docs/current/sql-copy.html, "Text Format". */
export function copyText(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] as string)
    : text;
}

/** An array as PostgreSQL writes it, every element in quotes, not yet escaped for COPY. */
export function arrayText(values: readonly unknown[]): string {
  return `{${values.map((value) => `"${String(value).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** Records of a module as lines of COPY, columns in the order of `copyColumns`. */
export function copyLine(module: Module): (record: Record<string, unknown>) => string {
  const written = inRow(module).map(columnText);
  return (record) => `${written.map((text) => text(record)).join('\t')}\n`;
}

export function copyColumns(module: Module): string[] {
  return inRow(module).map(({ column }) => column);
}

/** Lines are rows of their own. */
function inRow(module: Module): ModuleField[] {
  return [...module.fields.values()].filter(({ type }) => !type.keptInRows);
}

const shapes: Record<string, (stored: unknown) => string> = {
  text: String,
  ordered: String,
  flag: String,
  set: (stored) => arrayText(stored as unknown[]),
  document: (stored) => JSON.stringify(stored),
};

function columnText(field: ModuleField): (record: Record<string, unknown>) => string {
  const written = shapes[field.type.column(field).shape] ?? String;
  return (record) => {
    const value = record[field.name] ?? null;
    if (value === null) return empty;
    return copyText(written(field.type.toColumn ? field.type.toColumn(value) : value));
  };
}
