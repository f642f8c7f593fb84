import { dateFormats, numberFormats, type SessionAnswer } from '@gejie/core';
import { z } from 'zod';
import type { AccessCache } from '../access/accessCache.ts';
import { elevated } from '../access/elevation.ts';
import type { SessionLoader } from '../access/loadSession.ts';
import { passwordOpens } from '../access/password.ts';
import type { Passwords } from '../access/passwords.ts';
import { lockRules, type SecuritySettings } from '../access/securitySettings.ts';
import type { Session, SessionUser } from '../access/session.ts';
import { lockedOut } from '../access/signInProblems.ts';
import type { Currencies } from '../currencies/currencies.ts';
import type { Database } from '../database/connection.ts';
import { findCredentials } from '../database/organization/findCredentials.ts';
import { countAttempt, forgetAttempts } from '../database/sessions/attemptRows.ts';
import { invalid, invalidField, ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';
import type { CompanySettings } from './companySettings.ts';
import { timeZone } from './timeZone.ts';

export const preferencesSchema = z.strictObject({
  language: z.enum(['zh-CN', 'en']).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  timeZone: timeZone.optional(),
  dateFormat: z.enum(dateFormats).nullable().optional(),
  numberFormat: z.enum(numberFormats).nullable().optional(),
});

export const passwordChangeSchema = z.strictObject({
  current: z.string().min(1).max(200),
  password: z.string().min(1).max(200),
});

export interface ProfileDependencies {
  database: Database;
  cache: AccessCache;
  records: RecordService;
  sessions: SessionLoader;
  company: CompanySettings;
  currencies: Currencies;
  passwords: Passwords;
  security: SecuritySettings;
}

/** What people may know and change of themselves without a right to the users. */
export class Profile {
  private readonly needs: ProfileDependencies;

  constructor(needs: ProfileDependencies) {
    this.needs = needs;
  }

  async answer(user: number): Promise<SessionAnswer> {
    const [standing, company, currencies] = await Promise.all([
      this.needs.sessions.person(user),
      this.needs.company.answer(),
      this.needs.currencies.all(),
    ]);
    if (!standing?.active) throw new ProblemError('unauthenticated');
    const { department, ...person } = standing.user;
    const place = department === null ? null : { id: department, label: standing.departmentName };
    return {
      user: { ...person, department: place },
      company: {
        name: company.name,
        currency: company.currency,
        currencies,
        logo: company.logo?.url ?? null,
      },
      functions: [...standing.functions].sort(),
    };
  }

  async prefer(
    session: Session,
    user: SessionUser,
    wishes: z.infer<typeof preferencesSchema>,
  ): Promise<void> {
    await this.needs.records.update(elevated(session, 'own preferences'), 'user', user.id, wishes);
    this.needs.cache.clear();
  }

  /**
   * Ends every session of the user, this one included.
   * @throws ProblemError invalid; tooMany after too many wrong present ones; state for somebody without a password here
   */
  async changePassword(
    session: Session,
    user: SessionUser,
    { current, password }: z.infer<typeof passwordChangeSchema>,
  ): Promise<void> {
    await this.provePassword(user, current);
    const known = [user.username, user.name, user.email ?? ''];
    const weakness = await this.needs.passwords.issue(password, known, user.id);
    if (weakness) throw invalid([{ ...weakness, field: 'password' }]);
    await this.needs.records.update(elevated(session, 'own password'), 'user', user.id, { password });
    this.needs.cache.clear();
  }

  /** Guesses are counted: a cookie that was left behind is no way to find the password out. */
  private async provePassword(user: SessionUser, current: string): Promise<void> {
    const { database, security } = this.needs;
    const attempt = { username: `\u0001password:${user.id}`, place: '' };
    const known = await findCredentials(database.kysely, user.username);
    if (!known?.seal) throw kept();
    const wait = await countAttempt(database.kysely, attempt, lockRules(await security.policy()));
    if (wait > 0) throw lockedOut(wait);
    if (!(await passwordOpens(known.seal, current))) throw invalidField('current', 'wrongPassword');
    await forgetAttempts(database.kysely, attempt);
  }
}

function kept(): ProblemError {
  return new ProblemError('state', {
    zh: '您的密码由公司的目录或统一登录保管，请在那里修改',
    en: 'Your password is kept by your company’s directory or provider; please change it there',
  });
}
