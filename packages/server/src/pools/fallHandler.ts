import type { Module, PoolRunResult } from '@gejie/core';
import { append, type Entry } from '../audit/operationLog.ts';
import type { Executor } from '../database/connection.ts';
import { type FallingRow, fallingRows, holdFalling } from '../database/pools/fallingRows.ts';
import { keepWarnings } from '../database/pools/warningRows.ts';
import type { JobHandler, JobRun, Step } from '../jobs/jobHandler.ts';
import {
  countedFields,
  daysBetween,
  dueBy,
  type FallingClock,
  type FallingRules,
  fallsOn,
  shiftDay,
  today,
} from './fallingRules.ts';
import type { FallPosition } from './fallProgress.ts';
import { type Forecast, seesAll } from './forecast.ts';
import type { PoolDependencies } from './poolDependencies.ts';
import { warnOwners } from './warnOwners.ts';

/** Records handled in one transaction: short enough that nobody waits for it. */
const batch = 500;
/** Failures that the result names; the number counts all. */
const mostNamed = 50;

type Run = JobRun<unknown, FallPosition>;

export interface FallDependencies extends PoolDependencies {
  forecast: Forecast;
}

/**
 * Lets records fall into the pools whose rules say so, then warns the owners of those that are about to. Each batch is a
 * transaction with the run's position: after a crash it goes on behind the last.
 */
export function fallHandler(needs: FallDependencies): JobHandler<unknown, FallPosition> {
  return {
    async run(run) {
      const modules = needs.registry().modules.filter(({ definition }) => definition.pool);
      for (;;) {
        const at = run.position ?? start;
        const module = modules[at.module];
        if (!module) return { result: at.sofar };
        const rules = await needs.forecast.rules(module, run.session.company);
        const clock = needs.forecast.clock(run.session.company);
        const work = { needs, run, module, rules, clock, at };
        await run.step((tx) => (at.phase === 'fall' ? letFall(tx, work) : warn(tx, work)));
      }
    },
  };
}

const start: FallPosition = {
  module: 0,
  phase: 'fall',
  after: 0,
  done: 0,
  sofar: { fallen: {}, warned: 0, failures: [], failed: 0, broken: [] },
};

interface Work {
  needs: FallDependencies;
  run: Run;
  module: Module;
  rules: FallingRules;
  clock: FallingClock;
  at: FallPosition;
}

async function letFall(tx: Executor, { needs, run, module, rules, clock, at }: Work): Promise<Step> {
  const cases = rules.rules.map((rule) => dueBy(module, rule, today(clock), clock));
  const page = { after: at.after, limit: batch };
  const found = await holdFalling(tx, module, { cases, fields: [] }, page, seesAll);
  const rows = found.map((row) => ({ id: row.id, values: pooled(rules, row, clock.now) }));
  const results = await needs.records.saveBatch(run.session, module.name, rows, tx);
  const failures = found.flatMap(({ id, label }, index) => {
    const [issue] = results[index]?.issues ?? [];
    return issue ? [{ module: module.path, id, label: label ?? '', reason: issue.message }] : [];
  });
  const failed = new Set(failures.map(({ id }) => id));
  const fell = found.filter(({ id }) => !failed.has(id));
  const counts = fallenByPool(rules, fell);
  const fallen = { ...at.sofar.fallen };
  for (const { id, count } of counts) fallen[id] = (fallen[id] ?? 0) + count;
  await append(
    tx,
    ...counts.map(
      ({ name, count }): Entry => ({
        session: run.session,
        kind: 'pool.fell',
        module: module.name,
        label: name,
        detail: { count },
      }),
    ),
  );
  const sofar: PoolRunResult = {
    ...at.sofar,
    fallen,
    failures: [...at.sofar.failures, ...failures].slice(0, mostNamed),
    failed: at.sofar.failed + failed.size,
    broken: at.after === 0 ? [...at.sofar.broken, ...brokenNames(rules)] : at.sofar.broken,
  };
  const done = at.done + found.length;
  const last = found.at(-1);
  const next: FallPosition =
    last && found.length === batch
      ? { ...at, after: last.id, done, sofar }
      : { ...at, phase: 'warn', after: 0, done, sofar };
  return { position: next, done, updated: fell.length, failed: failed.size };
}

/** How many of the records fell into which pool. */
function fallenByPool({ rules }: FallingRules, fell: readonly FallingRow[]) {
  const pools = new Map(rules.map(({ pool }) => [pool.id, pool.name]));
  return [...pools].flatMap(([id, name]) => {
    const count = fell.filter((row) => rules[row.case]?.pool.id === id).length;
    return count > 0 ? [{ id: String(id), name, count }] : [];
  });
}

/** What a record becomes by the rule that takes it. */
function pooled(
  { rules }: FallingRules,
  { case: index, owner }: FallingRow,
  now: Date,
): Record<string, unknown> {
  const found = rules[index];
  return {
    owner: null,
    department: null,
    pool: found?.pool.id,
    pooledAt: now.toISOString(),
    pooledFrom: owner,
    pooledReason: found?.rule.kind,
  };
}

async function warn(tx: Executor, { module, rules, clock, at }: Work): Promise<Step> {
  const day = today(clock);
  const warning = rules.rules.filter(({ pool }) => pool.warnDays > 0);
  const cases = warning.map((rule) => dueBy(module, rule, shiftDay(day, rule.pool.warnDays), clock));
  const page = { after: at.after, limit: batch };
  const wish = { cases, fields: countedFields(module) };
  const found = await fallingRows(tx, module, wish, page, seesAll);
  const warnings = found.flatMap((row) => {
    const rule = warning[row.case];
    return rule ? [{ ...row, pool: rule.pool.name, on: fallsOn(module, rule, row.values, clock) }] : [];
  });
  const fresh = await keepWarnings(
    tx,
    module.name,
    warnings.map(({ id, owner, on }) => ({ record: id, owner, fallsOn: on })),
    clock.now,
  );
  const told = warnings.filter(({ id }) => fresh.has(id));
  await warnOwners(
    tx,
    told.map(({ id, owner, pool, on }) => ({
      user: owner,
      module: module.name,
      record: id,
      pool,
      days: Math.max(0, daysBetween(day, on)),
    })),
  );
  const sofar = { ...at.sofar, warned: at.sofar.warned + told.length };
  const done = at.done + found.length;
  const last = found.at(-1);
  const next: FallPosition =
    last && found.length === batch
      ? { ...at, after: last.id, done, sofar }
      : { module: at.module + 1, phase: 'fall', after: 0, done, sofar };
  return { position: next, done };
}

function brokenNames({ broken }: FallingRules): string[] {
  return broken.map(({ pool, rule }) => (rule ? `${pool.name} / ${rule.name}` : pool.name));
}
