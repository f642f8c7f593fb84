import { type FilterContext, type Registry, storedCondition } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import { activeSharingRules, type SharingRuleRow } from '../database/sharing/sharingRuleRows.ts';
import type { AccessCache } from './accessCache.ts';
import type { KnownPerson } from './knownPerson.ts';
import type { CompanyFacts, SharingRule } from './session.ts';

/** The rules by which records are shared of themselves, as they hold for each person. ACC-05 */
export class SharingRules {
  private readonly database: Database;
  private readonly cache: AccessCache;
  private readonly registry: () => Registry;
  private readonly clock: () => Date;

  constructor(database: Database, cache: AccessCache, registry: () => Registry, clock: () => Date) {
    this.database = database;
    this.cache = cache;
    this.registry = registry;
    this.clock = clock;
  }

  /** A rule whose condition can't be asked any more, since a field of it has gone, shares nothing. */
  async for(person: KnownPerson, company: CompanyFacts): Promise<SharingRule[]> {
    const rules = await this.cache.get('sharing rules', () => activeSharingRules(this.database.kysely));
    const mine = rules.filter((rule) => isFor(rule, person));
    if (mine.length === 0) return [];
    const filters = this.filtersOf(person, company);
    return mine.flatMap(({ id, name, module: path, level, condition: filter }) => {
      const module = this.registry().at(path);
      const condition = module && storedCondition(filter, module, this.registry(), filters);
      return condition ? [{ id, name, module: path, level, condition }] : [];
    });
  }

  private filtersOf({ user, standing }: KnownPerson, company: CompanyFacts): FilterContext {
    return {
      language: user.language,
      timeZone: user.timeZone,
      now: this.clock(),
      fiscalYearStart: company.fiscalYearStart,
      me: user.id,
      myDepartment: user.department,
      myTeam: standing.team,
    };
  }
}

function isFor({ users, departments, roles }: SharingRuleRow, person: KnownPerson): boolean {
  return (
    users.includes(person.user.id) ||
    departments.some((department) => person.standing.above.includes(department)) ||
    person.roles.some(({ id }) => roles.includes(id))
  );
}
