import {
  conditionsOf,
  decidingField,
  type FieldConditions,
  type FieldMetadata,
  type Filter,
  type Module,
  type ModuleField,
  type Registry,
} from '@gejie/core';
import { fieldRight } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import { type Readable, readsOnly } from './readableColumns.ts';

/** What a field's definition says of its values, passed on as it is where it says anything. */
const passedOn = [
  'hint',
  'exact',
  'versioned',
  'hidden',
  'default',
  'min',
  'max',
  'scale',
  'choices',
  'currencyField',
  'rateOf',
  'overField',
  'daysOnly',
  'defaultsTo',
  'takenFrom',
  'offers',
  'pricedFor',
  'lastTime',
  'warns',
  'taxedBy',
  'buys',
  'leavesOpen',
  'comesFree',
] as const;
const conditions = ['visibleWhen', 'requiredWhen', 'readOnlyWhen'] as const;

/** A field as this session may use it. */
export function describeField(
  session: Session,
  registry: Registry,
  module: Module,
  field: ModuleField,
  readable: Readable,
): FieldMetadata {
  const { type } = field;
  const stated = conditionsFor(session, module, field.name);
  const written = fieldRight(session, module, field.name) === 'write';
  return {
    name: field.name,
    type: type.name,
    label: field.label,
    required: field.required ?? false,
    readOnly: field.readOnly === true || type.computed === true || !written,
    unique: field.unique ?? false,
    kernel: field.kernel,
    custom: field.custom,
    sortable: type.sortable && !field.about,
    ...(type.keptApart ? { keptApart: true as const } : {}),
    operators: field.about ? [] : [...type.operators],
    ...definedOf(field, passedOn),
    // What is referred to by key is no record to look beyond.
    ...(field.targets && !type.refersByKey
      ? { targets: field.targets.map((name) => registry.module(name).path) }
      : {}),
    ...(decidingField(field, module.fields) ? { dependsOn: field.dependsOn } : {}),
    ...(field.over ? { over: registry.module(field.over).path } : {}),
    ...(field.process ? { process: processOf(field.process, registry, module) } : {}),
    ...(field.result ? { resultType: field.result.type.name } : {}),
    ...(field.expression !== undefined && field.reads?.every(readable)
      ? { expression: field.expression, reads: field.reads }
      : {}),
    ...(stated.shown ? {} : { hidden: true }),
    ...heldConditions(stated, readable),
    ...heldStages(module, field, readable),
    ...settledBy(registry, module, field.name),
  };
}

/** When goods in lines are still to leave, and when they are reserved. INV-11 */
function heldStages(
  { definition: { claims } }: Module,
  { name, buys, outgoingWhile }: ModuleField,
  readable: Readable,
): Pick<FieldMetadata, 'outgoingWhile' | 'reservedWhile'> {
  const reservedWhile = claims?.lines === name && !buys ? claims.while : undefined;
  return {
    ...(outgoingWhile && readsOnly(outgoingWhile, readable) ? { outgoingWhile } : {}),
    ...(reservedWhile && readsOnly(reservedWhile, readable) ? { reservedWhile } : {}),
  };
}

/** Where it is kept what has come or left of each line. INV-07, INV-09 */
function settledBy(
  registry: Registry,
  { definition: { claims } }: Module,
  name: string,
): Pick<FieldMetadata, 'settledBy'> {
  if (claims?.lines !== name) return {};
  const ledger = registry.module(claims.settledBy.ledger);
  const amount = ledger.definition.ledger?.amount;
  return amount === undefined
    ? {}
    : { settledBy: { ledger: ledger.path, line: claims.settledBy.line, amount } };
}

/** With the module of the records that describe the process. */
function processOf(process: NonNullable<ModuleField['process']>, registry: Registry, module: Module) {
  const [target] = module.fields.get(process.link)?.targets ?? [];
  return { ...process, module: target === undefined ? '' : registry.module(target).path };
}

function definedOf<K extends keyof ModuleField>(
  field: ModuleField,
  names: readonly K[],
): Partial<Pick<ModuleField, K>> {
  const given = names.filter((name) => field[name] !== undefined).map((name) => [name, field[name]]);
  return Object.fromEntries(given) as Partial<Pick<ModuleField, K>>;
}

/** What a field's definition and the rules of its module's layout say to this session. */
export function conditionsFor(session: Session, module: Module, name: string): FieldConditions {
  const field = module.fields.get(name) ?? {};
  return conditionsOf(field, module.definition.arrangement?.rules[name], session.roles);
}

/** The form can't judge a condition on what it may not read; the server still does. */
function heldConditions(
  given: FieldConditions,
  readable: Readable,
): Partial<Record<(typeof conditions)[number], Filter>> {
  const held = conditions.filter((name) => given[name] && readsOnly(given[name], readable));
  return Object.fromEntries(held.map((name) => [name, given[name]]));
}
