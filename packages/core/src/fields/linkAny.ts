import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './fieldDefinition.ts';
import type { FieldType } from './fieldType.ts';
import type { LinkOptions } from './link.ts';
import { parseId } from './reference.ts';
import { pointedAt } from './workshop.ts';

/** Where a `linkAny` points: `module` is the path of the module, as in the API. */
export interface AnyReference {
  module: string;
  id: number;
}

/** A reference to a record of one of several modules; the column holds "accounts:7". */
export const linkAnyType: FieldType<AnyReference> = {
  name: 'linkAny',
  label: { zh: '引用（多个模块）', en: 'Reference to any of several modules' },
  workshop: {
    example: { zh: '如 相关客户或联系人', en: 'such as related account or contact' },
    options: { targets: { ...pointedAt, kind: 'targets', max: 20 } },
  },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: parseAny,
  parseOperand: (input) => toColumn(parseAny(input)),
  fromText: (text) => ({ named: text }),
  format: toColumn,
  toColumn,
  fromColumn: (stored) => {
    const [module = '', id] = String(stored).split(':');
    return { module, id: Number(id) };
  },
  operators: ['eq', 'ne', 'in', 'notIn', 'empty'],
  sortable: false,
  refersTo: 'any',
  schema: () => ({
    type: 'object',
    required: ['module', 'id'],
    properties: { module: { type: 'string' }, id: { type: 'integer' } },
  }),
};

function parseAny(input: unknown): AnyReference {
  const { module, id } = (typeof input === 'object' && input !== null ? input : {}) as Record<
    string,
    unknown
  >;
  if (typeof module !== 'string' || !/^[a-z][a-z-]*$/.test(module)) throw new Invalid('notReference');
  return { module, id: parseId(id) };
}

function toColumn({ module, id }: AnyReference): string {
  return `${module}:${id}`;
}

/** @param targets names of the modules that may be pointed at */
export function linkAny<const O extends LinkOptions>(
  targets: readonly string[],
  label: string,
  options?: O,
): Field<AnyReference, RequiredOf<O>> {
  return field(linkAnyType, label, { ...options, targets: [...targets] });
}
