import {
  type FieldDefinition,
  type FieldMetadata,
  fieldTypes,
  Invalid,
  type ModuleMetadata,
  type ValueContext,
} from '@gejie/core';
import { requestValue } from '../../api/index.ts';
import { isEmpty } from './fieldState.ts';

/** Values as rules and the server hold them; what can't be read yet counts as empty and is named. */
export interface ReadValues {
  values: Record<string, unknown>;
  unreadable: ReadonlySet<string>;
}

type ValueReader = (values: Record<string, unknown>, context: ValueContext) => ReadValues;

/** A value as it was typed, and what it was read as. */
interface Read {
  typed: unknown;
  value: unknown;
  unreadable: boolean;
}

/** As many values of a field are in question at once: as typed, as it is saved, as the form began. */
const remembered = 3;

const readers = new WeakMap<ModuleMetadata, ValueReader>();

/**
 * Reads the values of a module's form. A key changes one of them, and of five hundred others there is nothing new to
 * read: what each was read as is remembered.
 */
export function readerOf(module: ModuleMetadata): ValueReader {
  const made = readers.get(module) ?? newReader(module);
  readers.set(module, made);
  return made;
}

function newReader(module: ModuleMetadata): ValueReader {
  const fields = new Map(module.fields.map((field) => [field.name, field]));
  const known = new Map<string, Read[]>();
  let zone: string | undefined;
  const read = (name: string, typed: unknown, context: ValueContext): Read => {
    const field = fields.get(name);
    if (!field || isEmpty(typed)) return { typed, value: typed ?? null, unreadable: false };
    const before = known.get(name) ?? [];
    const same = before.find((one) => Object.is(one.typed, typed));
    if (same) return same;
    const now = parsed(field, typed, context);
    known.set(name, [now, ...before].slice(0, remembered));
    return now;
  };
  return (values, context) => {
    // A moment is read in the time zone of whoever types it.
    if (zone !== context.timeZone) known.clear();
    zone = context.timeZone;
    const all = Object.entries(values).map(([name, typed]) => [name, read(name, typed, context)] as const);
    return {
      values: Object.fromEntries(all.map(([name, { value }]) => [name, value])),
      unreadable: new Set(all.flatMap(([name, { unreadable }]) => (unreadable ? [name] : []))),
    };
  };
}

function parsed(field: FieldMetadata, typed: unknown, context: ValueContext): Read {
  const type = fieldTypes.get(field.type);
  const plain = requestValue(typed);
  if (!type || type.computed) return { typed, value: plain, unreadable: false };
  try {
    const value = type.parse(plain, { ...(field as Omit<FieldDefinition, 'type'>), type }, context);
    return { typed, value, unreadable: false };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { typed, value: null, unreadable: true };
  }
}
