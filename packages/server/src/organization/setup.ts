import { type DemoLogin, inLanguage, type Language, type Work } from '@gejie/core';
import { z } from 'zod';
import { systemSession } from '../access/elevation.ts';
import { passwordIssue } from '../access/passwordPolicy.ts';
import type { Database } from '../database/connection.ts';
import { underSchemaLock } from '../database/migrate.ts';
import { anyUser } from '../database/organization/findCredentials.ts';
import { mergeSetting, readSetting } from '../database/organization/settingRows.ts';
import { plainText } from '../plainText.ts';
import { invalid, ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';
import type { CompanySettings } from './companySettings.ts';
import { standardPipeline } from './standardPipeline.ts';
import { standardRoles } from './standardRoles.ts';
import { startingRecords } from './startingRecords.ts';

export const setupSchema = z.strictObject({
  company: plainText(120).min(1),
  name: plainText(60).min(1),
  username: plainText(60).min(1),
  password: z.string().min(1).max(200),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
export type SetupAnswers = z.infer<typeof setupSchema>;

export interface SetupDependencies {
  database: Database;
  records: RecordService;
  company: CompanySettings;
  clock(): Date;
  /** Fills the empty database with the demo company. */
  openDemo(wish: DemoWishes): Promise<OpenedDemo>;
}

export interface DemoWishes {
  /** Of the demo's administrator; absent: the one that everybody has there. */
  adminPassword?: string | null;
  /** Of its people; absent: Chinese. */
  language?: Language;
}

export interface OpenedDemo {
  /** The user to sign in as. */
  administrator: number;
  logins: DemoLogin[];
}

/** The first start: a company with its administrator, or the demo company. Once only. */
export class Setup {
  private readonly needs: SetupDependencies;

  constructor(needs: SetupDependencies) {
    this.needs = needs;
  }

  async needed(): Promise<boolean> {
    return !(await anyUser(this.needs.database.kysely));
  }

  /**
   * @param by `operator`: whoever runs the server decides on the first password, however weak
   * @returns the administrator
   * @throws ProblemError state when there is a company already, invalid for a weak password
   */
  async found(answers: SetupAnswers, by: 'browser' | 'operator' = 'browser'): Promise<number> {
    const weakness =
      by === 'browser' ? passwordIssue(answers.password, [answers.username, answers.name]) : null;
    if (weakness) throw invalid([{ ...weakness, field: 'password' }]);
    return this.once(async () => {
      await this.needs.company.change({ name: answers.company }, null);
      const session = systemSession(await this.needs.company.facts(), 'first start');
      return this.needs.records.transaction(session, async (work) => {
        const administrator = await foundCompany(work, answers);
        await fillCatalogues(work, answers.language, this.needs.clock());
        return administrator;
      });
    });
  }

  /** Gives a company that was set up by an earlier version what a new one begins with; once only. */
  async catchUp(): Promise<void> {
    const { database, company, records, clock } = this.needs;
    const waiting = async () => {
      const kept = await readSetting(database.kysely, catalogues);
      return kept?.due === true ? kept : null;
    };
    if (!(await waiting())) return;
    await underSchemaLock(database, async () => {
      const due = await waiting();
      if (!due) return;
      const session = systemSession(await company.facts(), 'new version');
      const only = due.only as string[] | undefined;
      await records.transaction(session, (work) => fillCatalogues(work, 'zh-CN', clock(), only));
      await mergeSetting(database.kysely, catalogues, { due: false }, null);
    });
  }

  /** @throws ProblemError state when there is a company already */
  openDemo(wish: DemoWishes = {}): Promise<OpenedDemo> {
    return this.once(() => this.needs.openDemo(wish));
  }

  /** Two browsers may both show the first-start page: one of them wins. */
  private once<T>(found: () => Promise<T>): Promise<T> {
    return underSchemaLock(this.needs.database, async () => {
      if (await this.needed()) return found();
      throw new ProblemError('state', {
        zh: '系统已完成初始设置',
        en: 'This installation is set up already',
      });
    });
  }
}

/** The part of the settings that says whether the catalogues are still to be filled. */
const catalogues = 'startingRecords';

/** @param only names of the modules to fill; absent: all */
async function fillCatalogues(
  work: Work,
  language: Language,
  now: Date,
  only?: readonly string[],
): Promise<void> {
  const all = startingRecords(work.company.currency, language, now.getUTCFullYear());
  for (const { module, rows } of all.filter((one) => only?.includes(one.module) ?? true))
    for (const row of rows) await work.create(named(module), row);
}

async function foundCompany(work: Work, answers: SetupAnswers): Promise<number> {
  const { language } = answers;
  const department = await work.create(named('department'), { name: answers.company });
  const roles = new Map<string, number>();
  for (const [key, role] of Object.entries(standardRoles)) {
    const { id } = await work.create(named('role'), {
      name: inLanguage(role.name, language),
      rights: role.rights,
      functions: role.functions,
    });
    roles.set(key, id);
  }
  await work.create(named('pipeline'), standardPipeline(language));
  const user = await work.create(named('user'), {
    name: answers.name,
    username: answers.username,
    password: answers.password,
    department: department.id,
    roles: [roles.get('administrator')],
    language,
  });
  return user.id;
}

/** The doors to records know a module by the name of its definition. */
function named(name: string): never {
  return { name } as never;
}
