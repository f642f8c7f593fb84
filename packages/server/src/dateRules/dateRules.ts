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
 * Once a morning gives owners what the rules over dates have for them to do. What is done is noted with it, record by record
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
  const tasks = due.map((one) => ({ values: taskFor(rule, one, company.timeZone, now) }));
  const made = tasks.length === 0 ? [] : await needs.records.saveBatch(run.session, 'task', tasks, tx);
  const failed = due.filter((_, index) => made[index]?.outcome === 'failed');
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

function taskFor(rule: DateRuleRow, { id, owner, label, dueOn }: DueRecord, timeZone: string, now: Date) {
  const today = dayIn(timeZone, now);
  const day = dueOn > today ? dueOn : today;
  const at = (clock: string) => instantOf(`${day} ${clock}`, timeZone).getTime();
  return {
    subject: `${rule.subject}：${label ?? id}`.slice(0, longestSubject),
    owner,
    related: { module: rule.module, id },
    dueAt: new Date(Math.max(at(evening), now.getTime() + minute)).toISOString(),
    remindAt: new Date(Math.max(at(reminded), now.getTime() + minute)).toISOString(),
  };
}
