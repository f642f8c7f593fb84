import type { Language, RightsTable } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import { loadPerson, type Person } from '../database/organization/loadPerson.ts';
import type { CompanySettings } from '../organization/companySettings.ts';
import type { AccessCache } from './accessCache.ts';
import { mergeGrants } from './mergeGrants.ts';
import type { Session, SessionUser, Way } from './session.ts';

/** A user with what the roles add up to. */
export interface Standing {
  user: SessionUser;
  departmentName: string | null;
  active: boolean;
  grants: RightsTable;
  functions: ReadonlySet<string>;
  departments: readonly number[];
  colleagues: readonly number[];
  team: readonly number[];
}

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

  constructor(database: Database, cache: AccessCache, company: CompanySettings) {
    this.database = database;
    this.cache = cache;
    this.company = company;
  }

  standing(user: number): Promise<Standing | null> {
    return this.cache.get(`person:${user}`, async () => {
      const [person, { timeZone }] = await Promise.all([
        loadPerson(this.database.kysely, user),
        this.company.facts(),
      ]);
      return person && standingOf(person, timeZone);
    });
  }

  /** @returns null when there is no such user, or the user has left */
  async sessionOf(user: number, options: SessionOptions): Promise<Session | null> {
    const [standing, company] = await Promise.all([this.standing(user), this.company.facts()]);
    if (!standing?.active) return null;
    const { departmentName: _, active: __, ...rights } = standing;
    return {
      ...rights,
      language: options.language ?? standing.user.language,
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

function standingOf(person: Person, companyTimeZone: string): Standing {
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
    },
    departmentName: person.departmentName,
    active: person.status === 'active',
    grants: mergeGrants(person.roles.map(({ rights }) => rights ?? {})),
    functions: new Set(person.roles.flatMap(({ functions }) => functions ?? [])),
    departments: person.departments,
    colleagues: person.colleagues,
    team: person.team,
  };
}
