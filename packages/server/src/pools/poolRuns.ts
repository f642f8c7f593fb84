import {
  type Condition,
  dayIn,
  everything,
  instantOf,
  type JobAnswer,
  nothing,
  type PoolForecast,
  type PoolRuns,
  type Registry,
} from '@gejie/core';
import type { Session } from '../access/session.ts';
import { tellSettingsChanged } from '../audit/settingsChanged.ts';
import type { Database } from '../database/connection.ts';
import { timedJobs } from '../database/jobs/jobRows.ts';
import { mergeSetting, readSetting } from '../database/organization/settingRows.ts';
import { countFalling, fallingRows } from '../database/pools/fallingRows.ts';
import { labelsOf } from '../database/query/labels.ts';
import { jobAnswer } from '../jobs/jobAnswer.ts';
import type { Timed, Timetable } from '../jobs/timetable.ts';
import type { CompanySettings } from '../organization/companySettings.ts';
import { readContext } from '../reading/readContext.ts';
import { all } from '../reading/selection.ts';
import { countedFields, dueBy, fallsOn, shiftDay, today } from './fallingRules.ts';
import { type Forecast, seesAll } from './forecast.ts';
import { cutTo, keptPools } from './keeping.ts';

export interface PoolRunDependencies {
  database: Database;
  registry(): Registry;
  clock(): Date;
  company: CompanySettings;
  forecast: Forecast;
  timetable: Pick<Timetable, 'startNow'>;
}

const part = 'pools';
const usually = '02:00';
const mostRuns = 20;
const mostSamples = 20;

/** When the pools take what their rules say, and what came of it. */
export class PoolRunning {
  private readonly needs: PoolRunDependencies;

  constructor(needs: PoolRunDependencies) {
    this.needs = needs;
  }

  /** For the timetable: once a day, at the company's hour. */
  get timed(): Timed {
    return { kind: 'poolRun', lastDue: async (now) => (await this.moments(now)).last };
  }

  /** For those who keep pools, as far as it concerns theirs. */
  async runs(session: Session): Promise<PoolRuns> {
    const { database, clock, registry } = this.needs;
    const kept = await keptPools(database.kysely, readContext(session, registry(), clock()));
    const rows = await timedJobs(database.kysely, 'poolRun', mostRuns);
    return {
      runAt: await this.runAt(),
      nextRun: (await this.moments(clock())).next.toISOString(),
      runs: rows.map((row): JobAnswer => {
        const job = jobAnswer(row, registry(), session.language);
        return kept === null ? job : cutTo(kept, job);
      }),
    };
  }

  async change({ runAt }: { runAt: string }, session: Session): Promise<PoolRuns> {
    const before = { runAt: await this.runAt() };
    await this.needs.database.transaction(async (tx) => {
      await mergeSetting(tx, part, { runAt }, session.user?.id ?? null);
      await tellSettingsChanged(tx, session, part, before, { runAt });
    });
    return this.runs(session);
  }

  /** Runs them now, besides. */
  start(): Promise<{ id: number }> {
    return this.needs.timetable.startNow('poolRun');
  }

  /**
   * What a run would let fall on a day so many days from now, by each rule of the pools that the session keeps; nothing is
   * changed. Only records within its sight are named.
   */
  async forecast(session: Session, days: number): Promise<PoolForecast[]> {
    const { database, registry, clock, forecast } = this.needs;
    const db = database.kysely;
    const context = readContext(session, registry(), clock());
    const kept = await keptPools(db, context);
    const found: PoolForecast[] = [];
    for (const module of registry().modules.filter(({ definition }) => definition.pool)) {
      const time = forecast.clock(session.company);
      const { rules } = await forecast.rules(module, session.company);
      const cases = rules.map((rule) => dueBy(module, rule, shiftDay(today(time), days), time));
      const counts = await countFalling(db, module, cases, seesAll);
      const seen = cases.map((one, index): Condition => {
        const isKept = kept === null || kept.has(rules[index]?.pool.id ?? 0);
        return isKept ? all([one, kept === null ? everything : context.visible(module)]) : nothing;
      });
      const wish = { cases: seen, fields: countedFields(module) };
      const page = { after: 0, limit: mostSamples };
      const samples = counts.size === 0 ? [] : await fallingRows(db, module, wish, page, seesAll);
      const people = await labelsOf(db, context, [
        { target: 'user', ids: samples.map(({ owner }) => owner) },
      ]);
      for (const [index, rule] of rules.entries()) {
        if (kept !== null && !kept.has(rule.pool.id)) continue;
        found.push({
          module: module.path,
          pool: { id: rule.pool.id, label: rule.pool.name },
          rule: rule.rule.name,
          count: counts.get(index) ?? 0,
          samples: samples
            .filter((row) => row.case === index)
            .map((row) => ({
              id: row.id,
              label: row.label ?? '',
              owner: { id: row.owner, label: people.get(`user:${row.owner}`) ?? null },
              on: fallsOn(module, rule, row.values, time),
            })),
        });
      }
    }
    return found;
  }

  private async runAt(): Promise<string> {
    const saved = await readSetting(this.needs.database.kysely, part);
    return typeof saved?.runAt === 'string' ? saved.runAt : usually;
  }

  /** The moments around `now` at which the hour strikes. */
  private async moments(now: Date): Promise<{ last: Date; next: Date }> {
    const { timeZone } = await this.needs.company.facts();
    const hour = await this.runAt();
    const day = dayIn(timeZone, now);
    const [before, then, after] = [-1, 0, 1].map((by) =>
      instantOf(`${shiftDay(day, by)} ${hour}`, timeZone),
    ) as [Date, Date, Date];
    return then <= now ? { last: then, next: after } : { last: before, next: then };
  }
}
