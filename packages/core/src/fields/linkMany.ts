import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { FieldType } from './fieldType.ts';
import {
  type AnyReference,
  anyReferenceSchema,
  anyReferenceText,
  type LinkAnyOptions,
  parseAnyReference,
  readAnyReference,
} from './linkAny.ts';
import { pointedAt } from './workshop.ts';

const most = 200;

/**
 * References to several records of any of several modules, in the order given; the column holds `{users:7,contacts:9}`.
 */
export const linkManyType: FieldType<AnyReference[]> = {
  name: 'linkMany',
  label: { zh: '多个引用（多个模块）', en: 'References to any of several modules' },
  workshop: {
    example: { zh: '如 参与人：员工、联系人', en: 'such as participants: users and contacts' },
    options: { targets: { ...pointedAt, kind: 'targets', max: 20 } },
  },
  column: () => ({ sql: 'text[]', shape: 'set' }),
  parse: (input) => {
    if (!Array.isArray(input)) throw new Invalid('notList');
    if (input.length > most) throw new Invalid('tooMany', { max: most });
    const byText = new Map(input.map(parseAnyReference).map((one) => [anyReferenceText(one), one]));
    return [...byText.values()];
  },
  parseOperand: (input) => anyReferenceText(parseAnyReference(input)),
  fromText: (text) =>
    text
      .split(/[,，;；、|\n]/)
      .filter((part) => part.trim() !== '')
      .map((part) => ({ named: part.trim() })),
  format: (value) => value.map(anyReferenceText).join(', '),
  toColumn: (value) => value.map(anyReferenceText),
  fromColumn: (stored) => (stored as string[]).map(readAnyReference),
  operators: ['in', 'notIn', 'contains', 'notContains', 'empty'],
  sortable: false,
  refersTo: 'anyMany',
  schema: () => ({ type: 'array', uniqueItems: true, maxItems: most, items: anyReferenceSchema }),
};

/** @param targets names of the modules that may be pointed at */
export function linkMany<const O extends LinkAnyOptions>(
  targets: readonly string[],
  label: string,
  options?: O,
): Field<AnyReference[], RequiredOf<O>> {
  return field(linkManyType, label, { ...options, targets: [...targets] });
}
