import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { FieldType } from './fieldType.ts';
import type { LinkOptions } from './link.ts';
import type { ModuleNature } from './moduleNature.ts';
import { parseId } from './reference.ts';
import { pointedAt } from './workshop.ts';

/** Where a `linkAny` points: `module` is the path of the module, as in the API. */
export interface AnyReference {
  module: string;
  id: number;
}

/** JSON schema of what answers say of what is pointed at and is not there any more. */
export const goneSchema = {
  type: 'string',
  enum: ['deleted', 'purged'],
  readOnly: true,
  description: 'In the recycle bin, or taken out of there for good; absent: it is there',
};

/** JSON schema of a reference that says which module it is into. */
export const anyReferenceSchema = {
  type: 'object',
  required: ['module', 'id'],
  properties: { module: { type: 'string' }, id: { type: 'integer' }, gone: goneSchema },
};

/** A reference to a record of one of several modules; the column holds "accounts:7". */
export const linkAnyType: FieldType<AnyReference> = {
  name: 'linkAny',
  label: { zh: '引用（多个模块）', en: 'Reference to any of several modules' },
  workshop: {
    example: { zh: '如 相关客户或联系人', en: 'such as related account or contact' },
    options: { targets: { ...pointedAt, kind: 'targets', max: 20 } },
  },
  column: () => ({ sql: 'text', shape: 'text' }),
  parse: parseAnyReference,
  parseOperand: (input) => anyReferenceText(parseAnyReference(input)),
  fromText: (text) => ({ named: text }),
  format: anyReferenceText,
  toColumn: anyReferenceText,
  fromColumn: readAnyReference,
  operators: ['eq', 'ne', 'in', 'notIn', 'empty'],
  sortable: false,
  refersTo: 'any',
  schema: () => anyReferenceSchema,
};

/** @throws Invalid notReference */
export function parseAnyReference(input: unknown): AnyReference {
  const { module, id } = (typeof input === 'object' && input !== null ? input : {}) as Record<
    string,
    unknown
  >;
  if (typeof module !== 'string' || !/^[a-z][a-z-]*$/.test(module)) throw new Invalid('notReference');
  return { module, id: parseId(id) };
}

/** "accounts:7", as columns hold it. */
export function anyReferenceText({ module, id }: AnyReference): string {
  return `${module}:${id}`;
}

/** What {@link anyReferenceText} wrote. */
export function readAnyReference(stored: unknown): AnyReference {
  const [module = '', id] = String(stored).split(':');
  return { module, id: Number(id) };
}

export interface LinkAnyOptions extends LinkOptions {
  /** Any module of which this is true, besides those named: one that is added later is among them of itself. */
  among?(module: ModuleNature): boolean;
}

/** @param targets names of the modules that may be pointed at */
export function linkAny<const O extends LinkAnyOptions>(
  targets: readonly string[],
  label: string,
  options?: O,
): Field<AnyReference, RequiredOf<O>> {
  return field(linkAnyType, label, { ...options, targets: [...targets] });
}
