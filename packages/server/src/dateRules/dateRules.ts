import {
  addToDay,
  type Condition,
  dayIn,
  everything,
  instantOf,
  type Module,
  type Registry,
  storedCondition,
  tellsWhen,
} from '@gejie/core';
import type { CompanyFacts } from '../access/session.ts';
import type { Database, Executor } from '../database/connection.ts';
import {
  type DateRuleRow,
  type DueRecord,
  dueByRule,
  nextDateRule,
  noteDone,
  noteUndone,
} from '../database/dateRules/dateRuleRows.ts';
import type { JobHandler, JobRun, Step } from '../jobs/jobHandler.ts';
import type { Timed } from '../jobs/timetable.ts';
import { notify } from '../notifications/notify.ts';
import type { CompanySettings } from '../organization/companySettings.ts';
import type { RecordService } from '../records/recordService.ts';

interface Needs {
  database: Database;
  records: Pick<RecordService, 'saveBatch'>;
  registry(): Registry;
  company: Pick<CompanySettings, 'facts'>;
  clock(): Date;
}

/** The rules up to this one are seen to, and of the one behind it the records up to that. */
interface Position {
  rule: number;
  after: number;
  failed: number;
}

type Run = JobRun<unknown, Position>;

/** Records handled in one transaction. */
const batch = 200;
const morning = '06:00:00';
const reminded = '09:00:00';
const evening = '18:00:00';
const minute = 60_000;
const longestSubject = 200;
const seesAll = { visible: () => everything };

/**
 * Once a morning gives owners what the rules over dates have for them to do, or tells them. What is done is noted with it, record by record
 * and day by day, so that however often this runs, in however many processes, and after whatever time of being down,
 * everything comes once. CAL-03
 */
export function dateRules(needs: Needs): { handler: JobHandler<unknown, Position>; timed: Timed } {
  return {
    handler: {
      async run(run) {
        for (;;) {
          const at = run.position ?? { rule: 0, after: 0, failed: 0 };
          const rule = await nextDateRule(needs.database.kysely, at.rule);
          if (!rule) return { result: { done: run.done, failed: at.failed } };
          await run.step((tx) => seeTo(tx, needs, run, rule, at));
        }
      },
    },
    timed: {
      kind: 'dateRules',
      async lastDue(now) {
        const { timeZone } = await needs.company.facts();
        const today = dayIn(timeZone, now);
        const then = instantOf(`${today} ${morning}`, timeZone);
        return then <= now ? then : instantOf(`${addToDay(today, -1, 'day')} ${morning}`, timeZone);
      },
    },
  };
}

async function seeTo(tx: Executor, needs: Needs, run: Run, rule: DateRuleRow, at: Position): Promise<Step> {
  const { company } = run.session;
  const now = needs.clock();
  const found = await dueOf(tx, needs.registry(), rule, { company, now, after: at.after });
  const due = await noteDone(tx, rule.id, found);
  const module = needs.registry().at(rule.module);
  const failed =
    rule.gives === 'notice' ? await tell(tx, rule, due, module) : await giveToDo(tx, needs, run, rule, due);
  // They are tried again tomorrow.
  if (failed.length > 0) await noteUndone(tx, rule.id, failed);
  const last = found.at(-1);
  const isLast = !module || found.length < batch || !last;
  return {
    position: {
      rule: isLast ? rule.id : at.rule,
      after: isLast ? 0 : last.id,
      failed: at.failed + failed.length,
    },
    done: run.done + due.length - failed.length,
    failed: failed.length,
  };
}

/** Tells the owners. @returns nobody fails to be told */
async function tell(tx: Executor, { subject }: DateRuleRow, due: DueRecord[], module: Module | undefined) {
  await notify(
    tx,
    due.map(({ id, owner }) => ({
      user: owner,
      kind: 'reminder.day' as const,
      module: module?.name ?? null,
      record: id,
      actor: null,
      detail: { subject },
    })),
  );
  return [];
}

/** Makes a record for each of what the registry says that rules make. @returns those of which none could be made */
async function giveToDo(tx: Executor, needs: Needs, run: Run, rule: DateRuleRow, due: DueRecord[]) {
  const made = needs.registry().modules.find(({ definition }) => definition.madeByDates);
  if (!made || due.length === 0) return due;
  const { timeZone } = run.session.company;
  const records = due.map((one) => ({ values: valuesFor(made, rule, one, timeZone, needs.clock()) }));
  const saved = await needs.records.saveBatch(run.session, made.name, records, tx);
  return due.filter((_, index) => saved[index]?.outcome === 'failed');
}

/** A rule whose date or condition can't be asked any more, since a field has gone, has nothing to do for anybody. */
async function dueOf(
  tx: Executor,
  registry: Registry,
  rule: DateRuleRow,
  { company, now, after }: { company: CompanyFacts; now: Date; after: number },
): Promise<DueRecord[]> {
  const module = registry.at(rule.module);
  const field = module?.fields.get(rule.field);
  const condition = module && conditionOf(rule, module, registry, company, now);
  if (!module || !field || !tellsWhen(field) || !condition) return [];
  const span = { from: rule.countsFrom, until: dayIn(company.timeZone, now), timeZone: company.timeZone };
  return dueByRule(tx, module, rule, field, { condition, span, after, limit: batch }, seesAll);
}

function conditionOf(
  { condition }: DateRuleRow,
  module: Module,
  registry: Registry,
  company: CompanyFacts,
  now: Date,
): Condition | null {
  const { timeZone, fiscalYearStart } = company;
  return storedCondition(condition, module, registry, {
    language: 'zh-CN',
    timeZone,
    now,
    fiscalYearStart,
    me: null,
    myDepartment: null,
    myTeam: [],
  });
}

function valuesFor(
  { title, definition: { madeByDates, hangsOn } }: Module,
  rule: DateRuleRow,
  { id, owner, label, dueOn }: DueRecord,
  timeZone: string,
  now: Date,
) {
  const today = dayIn(timeZone, now);
  const day = dueOn > today ? dueOn : today;
  const at = (clock: string) =>
    new Date(
      Math.max(instantOf(`${day} ${clock}`, timeZone).getTime(), now.getTime() + minute),
    ).toISOString();
  const values: [string | undefined, unknown][] = [
    [title, `${rule.subject}：${label ?? id}`.slice(0, longestSubject)],
    ['owner', owner],
    [hangsOn, { module: rule.module, id }],
    [madeByDates?.due, at(evening)],
    [madeByDates?.remindAt, at(reminded)],
  ];
  return Object.fromEntries(values.filter(([name]) => name !== undefined) as [string, unknown][]);
}
