import {
  type Condition,
  dayIn,
  everything,
  type Filter,
  instantOf,
  type Module,
  type ModuleField,
  nothing,
  parseFilter,
  type Registry,
  storedCondition,
} from '@gejie/core';
import type { CompanyFacts } from '../access/session.ts';
import type { PoolRow, PoolRuleRow } from '../database/pools/poolRows.ts';
import { companyFilters } from '../reading/companyFilters.ts';

/** A rule of a pool with the records it decides about. */
export interface FallingRule {
  pool: PoolRow;
  rule: PoolRuleRow & { days: number };
  /** Owned records of the pool's departments to which this rule of its kind applies first, nothing exempting them. */
  decides: Condition;
}

/** What the rules of a module's pools come to, in the order in which the first one due takes a record. */
export interface FallingRules {
  rules: FallingRule[];
  /** Rules and pools whose conditions can't be asked any more, because a field they name is gone: they take nothing. */
  broken: { pool: PoolRow; rule: PoolRuleRow | null }[];
}

/** Days and instants that the rules reckon with; days are the company's. */
export interface FallingClock {
  now: Date;
  timeZone: string;
}

/** @param pools of the module, in their order */
export function fallingRules(
  module: Module,
  pools: readonly PoolRow[],
  registry: Registry,
  company: CompanyFacts,
  now: Date,
): FallingRules {
  const filters = companyFilters(company, now);
  const read = (filter: Filter | null) => storedCondition(filter, module, registry, filters);
  const stays = module.definition.pool?.stays;
  const staying = stays ? parseFilter(stays, module, registry, filters) : nothing;
  const found: FallingRules = { rules: [], broken: [] };
  for (const pool of pools.filter(({ active }) => active)) {
    const exempt = pool.exempt === null ? nothing : read(pool.exempt);
    if (exempt === null) {
      found.broken.push({ pool, rule: null });
      continue;
    }
    const common = [
      test(module, 'owner', 'empty', false),
      test(module, 'department', 'in', pool.served),
      not(staying),
      not(exempt),
    ];
    for (const kind of kindsOf(module)) {
      const before: Condition[] = [];
      for (const rule of pool.rules.filter((one) => one.kind === kind)) {
        const applies = read(rule.appliesTo);
        if (applies === null) {
          // What it would have decided about is unknown, so those after it can't decide either.
          found.broken.push({ pool, rule });
          break;
        }
        const { days } = rule;
        if (days !== null) {
          const decides = all([...common, applies, ...before.map(not)]);
          found.rules.push({ pool, rule: { ...rule, days }, decides });
        }
        before.push(applies);
      }
    }
  }
  return found;
}

function kindsOf({ definition }: Module): PoolRuleRow['kind'][] {
  return definition.pool?.dealtOn === undefined ? ['noFollowUp'] : ['noFollowUp', 'noDeal'];
}

/** The records a rule decides about that fall in on a day or have been due before. */
export function dueBy(
  module: Module,
  { pool, rule, decides }: FallingRule,
  day: string,
  clock: FallingClock,
): Condition {
  const last = shiftDay(day, -rule.days);
  if (pool.countsFrom !== null && pool.countsFrom >= last) return nothing;
  const startsAt = instantOf(`${last} 00:00`, clock.timeZone).toISOString();
  const field = countedField(module, rule.kind);
  return all([
    decides,
    before(module, 'createdAt', startsAt),
    any([test(module, 'ownedSince', 'empty', true), before(module, 'ownedSince', startsAt)]),
    any([
      { ...testOf(field), operator: 'empty', operand: true },
      { ...testOf(field), operator: 'lt', operand: holdsInstants(field) ? startsAt : last },
      // What has yet to happen keeps nothing out of a pool.
      {
        ...testOf(field),
        operator: 'gt',
        operand: holdsInstants(field) ? clock.now.toISOString() : today(clock),
      },
    ]),
  ]);
}

/**
 * The day a record falls in by a rule that decides about it: the one after so many full days without what the rule
 * asks for, counted from the latest of it, the day its owner got it, the day it was made, and the pool's own first day.
 * @param record values of the fields named here, as the database gives them
 */
export function fallsOn(
  module: Module,
  { pool, rule }: FallingRule,
  record: Record<string, unknown>,
  clock: FallingClock,
): string {
  const field = countedField(module, rule.kind);
  const days = [
    isOver(record[field.name], field, clock) ? dayOf(record[field.name], field, clock) : null,
    ...['ownedSince', 'createdAt'].map((name) => dayOf(record[name], module.fields.get(name), clock)),
    pool.countsFrom,
  ];
  const latest = days
    .filter((day) => day !== null)
    .sort()
    .at(-1) as string;
  return shiftDay(latest, rule.days + 1);
}

/** Names of the fields that {@link fallsOn} looks at. */
export function countedFields(module: Module): string[] {
  const { followedUpAt = '', dealtOn } = module.definition.pool ?? {};
  return ['createdAt', 'ownedSince', followedUpAt, ...(dealtOn === undefined ? [] : [dealtOn])];
}

export function today({ now, timeZone }: FallingClock): string {
  return dayIn(timeZone, now);
}

export function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function countedField(module: Module, kind: PoolRuleRow['kind']): ModuleField {
  const { followedUpAt, dealtOn } = module.definition.pool ?? {};
  return fieldOf(module, { noFollowUp: followedUpAt, noDeal: dealtOn }[kind]);
}

function fieldOf(module: Module, name: string | undefined): ModuleField {
  const field = module.fields.get(name ?? '');
  if (!field) throw new Error(`${module.name} has pools but no ${name}`);
  return field;
}

/** What has yet to happen, be it later today, counts when it is over: as {@link dueBy} asks it. */
function isOver(value: unknown, field: ModuleField, clock: FallingClock): boolean {
  if (value == null) return false;
  return holdsInstants(field)
    ? Date.parse(value as string) <= clock.now.getTime()
    : String(value).slice(0, 10) <= today(clock);
}

/** A day alone, or a moment of one. */
function holdsInstants(field: ModuleField): boolean {
  return field.type.column(field).sql.startsWith('timestamptz');
}

function dayOf(value: unknown, field: ModuleField | undefined, { timeZone }: FallingClock): string | null {
  if (value == null || !field) return null;
  return holdsInstants(field) ? dayIn(timeZone, new Date(value as string)) : String(value).slice(0, 10);
}

function testOf(field: ModuleField) {
  return { kind: 'test', through: [], field } as const satisfies Partial<Condition>;
}

function test(module: Module, name: string, operator: 'empty' | 'in', operand: unknown): Condition {
  return { ...testOf(fieldOf(module, name)), through: [], operator, operand };
}

function before(module: Module, name: string, instant: string): Condition {
  return { ...testOf(fieldOf(module, name)), through: [], operator: 'lt', operand: instant };
}

function all(of: Condition[]): Condition {
  return of.length === 0 ? everything : { kind: 'all', of };
}

function any(of: Condition[]): Condition {
  return { kind: 'any', of };
}

function not(of: Condition): Condition {
  return { kind: 'not', of };
}
