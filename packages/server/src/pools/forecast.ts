import { type Condition, everything, type Falling, type Module, nothing, type Registry } from '@gejie/core';
import type { CompanyFacts } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { type FallingRow, fallingAmong } from '../database/pools/fallingRows.ts';
import {
  countedFields,
  daysBetween,
  dueBy,
  type FallingClock,
  type FallingRule,
  type FallingRules,
  fallingRules,
  fallsOn,
  shiftDay,
  today,
} from './fallingRules.ts';
import type { PoolBook } from './poolBook.ts';

/** Nobody looks further ahead. */
const farthest = 3650;

/** What will fall into the pools, and when, if nothing happens. */
export class Forecast {
  private readonly needs: { book: PoolBook; registry(): Registry; clock(): Date };

  constructor(needs: { book: PoolBook; registry(): Registry; clock(): Date }) {
    this.needs = needs;
  }

  /** The rules of a module's pools as they are now. */
  async rules(module: Module, company: CompanyFacts): Promise<FallingRules> {
    const { book, registry, clock } = this.needs;
    return fallingRules(module, await book.of(module), registry(), company, clock());
  }

  /** The records that fall in within so many days. */
  async within(module: Module, days: number, company: CompanyFacts): Promise<Condition> {
    const clock = this.clock(company);
    const { rules } = await this.rules(module, company);
    const until = shiftDay(today(clock), Math.min(days, farthest));
    const of = rules.map((rule) => dueBy(module, rule, until, clock));
    return of.length === 0 ? nothing : { kind: 'any', of };
  }

  /** The day each of these records falls in, of those that some rule decides about. */
  async of(db: Executor, module: Module, ids: readonly number[], company: CompanyFacts): Promise<Falling[]> {
    const clock = this.clock(company);
    const { rules } = await this.rules(module, company);
    const found = new Map<number, Falling>();
    // Each rule by itself: the earliest day counts, not the first rule.
    for (const rule of rules) {
      const wish = { cases: [rule.decides], fields: countedFields(module) };
      for (const row of await fallingAmong(db, module, wish, ids, seesAll)) {
        const falling = fallingOf(module, rule, row, clock);
        const known = found.get(row.id);
        if (!known || falling.on < known.on) found.set(row.id, falling);
      }
    }
    return [...found.values()].sort((a, b) => a.id - b.id);
  }

  clock(company: CompanyFacts): FallingClock {
    return { now: this.needs.clock(), timeZone: company.timeZone };
  }
}

/** Rules are the company's: they look at records whoever sees them. */
export const seesAll = { visible: () => everything };

function fallingOf(module: Module, rule: FallingRule, row: FallingRow, clock: FallingClock): Falling {
  const on = fallsOn(module, rule, row.values, clock);
  const { pool } = rule;
  return {
    id: row.id,
    on,
    days: Math.max(0, daysBetween(today(clock), on)),
    pool: { id: pool.id, label: pool.name },
    reason: rule.rule.kind,
  };
}
