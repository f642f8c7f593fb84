import { Invalid } from '../messages/invalid.ts';
import { type Field, field, type RequiredOf } from './field.ts';
import type { CommonOptions } from './fieldSettings.ts';
import type { FieldType } from './fieldType.ts';

/** How far a right reaches, each including the ones before it. */
export const reaches = ['none', 'own', 'department', 'tree', 'all'] as const;
export type Reach = (typeof reaches)[number];

export const fieldRights = ['hidden', 'read', 'write'] as const;
export type FieldRight = (typeof fieldRights)[number];

export const reachRights = ['see', 'edit', 'delete', 'assign'] as const;
export type ReachRight = (typeof reachRights)[number];
export const plainRights = ['create', 'import', 'export', 'bulk'] as const;
export type PlainRight = (typeof plainRights)[number];

/** What a role may do in one module. */
export interface ModuleGrant {
  see?: Reach;
  edit?: Reach;
  delete?: Reach;
  assign?: Reach;
  create?: boolean;
  import?: boolean;
  export?: boolean;
  bulk?: boolean;
  fields?: Record<string, FieldRight>;
}

/** Grants by module path; `*` is what holds for modules not named. */
export type RightsTable = Record<string, ModuleGrant>;

/** A role's rights over all modules (api.md, "System resources"). */
export const rightsType: FieldType<RightsTable> = {
  name: 'rights',
  label: { zh: '权限表', en: 'Rights' },
  column: () => ({ sql: 'jsonb', shape: 'document' }),
  parse: parseRights,
  fromText: rightsFromText,
  format: (value) => JSON.stringify(value),
  operators: [],
  sortable: false,
  fieldsNamedIn: (table) =>
    Object.entries(table).flatMap(([module, { fields = {} }]) =>
      Object.keys(fields).map((field) => ({ module, field })),
    ),
  schema: () => ({ type: 'object', additionalProperties: { type: 'object' } }),
};

function rightsFromText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Invalid('notRights');
    throw error;
  }
}

function parseRights(input: unknown): RightsTable {
  const table: RightsTable = {};
  for (const [path, grant] of entriesOf(input)) {
    if (!/^(\*|[a-z][a-z-]{0,60})$/.test(path)) throw new Invalid('notRights');
    table[path] = parseGrant(grant);
  }
  return table;
}

function parseGrant(input: unknown): ModuleGrant {
  const grant: ModuleGrant = {};
  for (const [right, value] of entriesOf(input)) {
    if (isOneOf(reachRights, right) && isOneOf(reaches, value)) grant[right] = value;
    else if (isOneOf(plainRights, right) && typeof value === 'boolean') grant[right] = value;
    else if (right === 'fields') grant.fields = parseFieldRights(value);
    else throw new Invalid('notRights');
  }
  return grant;
}

function parseFieldRights(input: unknown): Record<string, FieldRight> {
  const rights: Record<string, FieldRight> = {};
  for (const [name, value] of entriesOf(input)) {
    if (!isOneOf(fieldRights, value) || !/^\w{1,63}$/.test(name)) throw new Invalid('notRights');
    rights[name] = value;
  }
  return rights;
}

function entriesOf(input: unknown): [string, unknown][] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new Invalid('notRights');
  return Object.entries(input);
}

function isOneOf<const T extends readonly string[]>(list: T, value: unknown): value is T[number] {
  return (list as readonly unknown[]).includes(value);
}

export function rights<const O extends CommonOptions>(
  label: string,
  options?: O,
): Field<RightsTable, RequiredOf<O>> {
  return field(rightsType, label, options);
}
