import type { Filter } from '../filter/filter.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldDefinition, FieldType } from './fieldType.ts';
import { parseId, referenceOperators } from './reference.ts';
import { listed, pointedAt } from './workshop.ts';

/** A reference to one record of another module. Its value is the id; the answer adds the label. */
export const linkType: FieldType<number> = {
  name: 'link',
  label: { zh: '引用', en: 'Reference' },
  workshop: {
    example: { zh: '如 推荐客户', en: 'such as referred by account' },
    options: { targets: pointedAt, backlink: listed },
  },
  column: () => ({ sql: 'bigint', shape: 'ordered' }),
  parse: parseId,
  fromText: (text) => ({ named: text }),
  format: (value) => String(value),
  operators: referenceOperators,
  sortable: true,
  refersTo: 'one',
  schema: () => ({ type: 'integer' }),
};

export interface LinkOptions extends CommonOptions {
  /** Name of the list at the target that shows these records; absent: the plural path of this module. */
  backlink?: string;
  backlinkLabel?: FieldDefinition['backlinkLabel'];
  /** A new record begins with the first record that is so. */
  defaultsTo?: Filter;
  /** Only records that are so are chosen anew. */
  offers?: Filter;
  onDelete?: 'keep' | 'restrict' | 'clear';
  /** Restricts only as long as the record that points is so. */
  restrictsWhile?: Filter;
  /** A link to the same module that must not form a circle (a tree of contacts, departments…). */
  acyclic?: boolean;
}

/** @param target name of the module pointed at */
export function link<const O extends LinkOptions>(
  target: string,
  label: string,
  options?: O,
): Field<number, RequiredOf<O>> {
  return field(linkType, label, { ...options, targets: [target] });
}
