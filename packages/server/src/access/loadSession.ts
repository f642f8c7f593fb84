import { dateFormats, type Language, numberFormats, type Registry } from '@gejie/core';
import { withParts } from '@gejie/modules';
import type { Database } from '../database/connection.ts';
import { loadPeople, type Person } from '../database/organization/loadPeople.ts';
import type { CompanySettings } from '../organization/companySettings.ts';
import type { AccessCache } from './accessCache.ts';
import { systemSession } from './elevation.ts';
import type { KnownPerson } from './knownPerson.ts';
import { mergeGrants } from './mergeGrants.ts';
import type { CompanyFacts, Session, Way } from './session.ts';
import { SharingRules } from './sharingRules.ts';

export interface SessionOptions {
  way: Way;
  /** Absent: the user's own. */
  language?: Language;
  ip?: string;
  job?: number;
  scopes?: readonly string[] | null;
  credential?: Session['credential'];
}

/** Makes sessions from the users, departments and roles as they are now. */
export class SessionLoader {
  private readonly database: Database;
  private readonly cache: AccessCache;
  private readonly company: CompanySettings;

  private readonly rules: SharingRules;

  /** @param registry the modules there are, for the conditions of sharing rules */
  constructor(
    database: Database,
    cache: AccessCache,
    company: CompanySettings,
    registry: () => Registry,
    clock: () => Date = () => new Date(),
  ) {
    this.database = database;
    this.cache = cache;
    this.company = company;
    this.rules = new SharingRules(database, cache, registry, clock);
  }

  person(user: number): Promise<KnownPerson | null> {
    return this.cache.get(`person:${user}`, async () => {
      const [[person], { timeZone }] = await Promise.all([
        loadPeople(this.database.kysely, [user]),
        this.company.facts(),
      ]);
      return person ? knownPerson(person, timeZone) : null;
    });
  }

  /** The company's own session, for what nobody in particular does. */
  async systemSession(reason: string, job: number | null = null): Promise<Session> {
    return { ...systemSession(await this.company.facts(), reason), job };
  }

  /** @returns null when there is no such user, or the user has left */
  async sessionOf(user: number, options: SessionOptions): Promise<Session | null> {
    const [person, company] = await Promise.all([this.person(user), this.company.facts()]);
    return person?.active ? this.sessionFor(person, company, options) : null;
  }

  /** Many at once with the sessions they would have, for asking who of them may do what; who has left has none. */
  async peopleAndSessions(
    users: readonly number[],
  ): Promise<{ person: KnownPerson; session: Session | null }[]> {
    const [people, company] = await Promise.all([
      loadPeople(this.database.kysely, users),
      this.company.facts(),
    ]);
    const known = people.map((person) => knownPerson(person, company.timeZone));
    return Promise.all(
      known.map(async (person) => ({
        person,
        session: person.active ? await this.sessionFor(person, company, { way: 'web' }) : null,
      })),
    );
  }

  private async sessionFor(
    person: KnownPerson,
    company: CompanyFacts,
    options: SessionOptions,
  ): Promise<Session> {
    const sharingRules = await this.rules.for(person, company);
    const { departmentName: _, active: __, roles, ...rights } = person;
    return {
      ...rights,
      roles: roles.map(({ id }) => id),
      sharingRules,
      language: options.language ?? person.user.language,
      company,
      way: options.way,
      ip: options.ip ?? null,
      job: options.job ?? null,
      elevation: null,
      scopes: options.scopes ?? null,
      credential: options.credential ?? null,
    };
  }
}

function knownPerson(person: Person, companyTimeZone: string): KnownPerson {
  return {
    user: {
      id: person.id,
      name: person.name,
      username: person.username,
      email: person.email,
      department: person.department,
      language: person.language === 'en' ? 'en' : 'zh-CN',
      timeZone: person.timeZone ?? companyTimeZone,
      theme: person.theme === 'light' || person.theme === 'dark' ? person.theme : 'system',
      dateFormat: dateFormats.find((one) => one === person.dateFormat) ?? null,
      numberFormat: numberFormats.find((one) => one === person.numberFormat) ?? null,
    },
    departmentName: person.departmentName,
    active: person.status === 'active',
    grants: mergeGrants(person.roles.map(({ rights }) => rights ?? {})),
    functions: withParts(person.roles.flatMap(({ functions }) => functions ?? [])),
    roles: person.roles,
    standing: {
      departments: person.departments,
      headed: person.headed,
      above: person.above,
      colleagues: person.colleagues,
      reports: person.reports,
      led: person.led,
      team: person.team,
      sharedWith: person.sharedWith,
    },
  };
}
