import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';
import { blockKinds, type PrintBlock, parseBlocks, pathsOf } from './printBlock.ts';

/** What stands on a printed page, block after block. Whether its fields exist is checked when the record is saved. */
export const printBlocksType: FieldType<PrintBlock[]> = {
  name: 'printBlocks',
  label: { zh: '打印内容', en: 'Printed blocks' },
  column: () => ({ sql: 'jsonb', shape: 'document' }),
  parse: parseBlocks,
  fromText(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      if (error instanceof SyntaxError) throw new Invalid('notBlocks');
      throw error;
    }
  },
  format: (value) => JSON.stringify(value),
  operators: ['empty'],
  sortable: false,
  filtersIn: (value) => value.flatMap(({ when }) => (when ? [when] : [])),
  overFilters: (value, replace) =>
    value.map((block) => (block.when ? { ...block, when: replace(block.when) } : block)),
  pathsIn: (value) => value.flatMap(pathsOf),
  tablesIn: (value) =>
    value.flatMap(({ kind, list, fields = [] }) => (kind === 'table' ? [{ list: list ?? '', fields }] : [])),
  schema: () => ({
    type: 'array',
    items: {
      type: 'object',
      required: ['kind'],
      properties: {
        kind: { type: 'string', enum: blockKinds },
        text: { type: 'string', description: 'With placeholders: {{account.name}}, {{total|capitals}}' },
        fields: { type: 'array', items: { type: 'string' } },
        list: { type: 'string', description: 'A related list, or a field that holds lines' },
        when: { type: 'object', description: 'A filter over the record' },
      },
    },
  }),
};

/** @param options `overField`: the `moduleName` field of the same record that says what is printed */
export function printBlocks<const O extends CommonOptions & { overField: string }>(
  label: string,
  options: O,
): Field<PrintBlock[], RequiredOf<O>> {
  return field(printBlocksType, label, options);
}
