import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { FieldType } from './fieldType.ts';
import type { LinkOptions } from './link.ts';
import { parseId } from './reference.ts';
import { pointedAt } from './workshop.ts';

const most = 500;

/** References to several records of one module, in the order given. */
export const linksType: FieldType<number[]> = {
  name: 'links',
  label: { zh: '多个引用', en: 'References' },
  workshop: {
    example: { zh: '如 竞争对手，可选多个', en: 'such as competitors, several of them' },
    options: { targets: pointedAt },
  },
  column: () => ({ sql: 'bigint[]', shape: 'set' }),
  parse: (input) => {
    if (!Array.isArray(input)) throw new Invalid('notList');
    if (input.length > most) throw new Invalid('tooMany', { max: most });
    return [...new Set(input.map(parseId))];
  },
  parseOperand: parseId,
  fromText: (text) =>
    text
      .split(/[,，;；、|\n]/)
      .filter((part) => part.trim() !== '')
      .map((part) => ({ named: part.trim() })),
  format: (value) => value.join(', '),
  operators: ['in', 'notIn', 'contains', 'notContains', 'empty'],
  sortable: false,
  refersTo: 'many',
  schema: () => ({ type: 'array', uniqueItems: true, maxItems: most, items: { type: 'integer' } }),
};

/** @param target name of the module pointed at */
export function links<const O extends LinkOptions>(
  target: string,
  label: string,
  options?: O,
): Field<number[], RequiredOf<O>> {
  return field(linksType, label, { ...options, targets: [target] });
}
