import type { SessionAnswer } from '@gejie/core';
import { z } from 'zod';
import type { AccessCache } from '../access/accessCache.ts';
import { elevated } from '../access/elevation.ts';
import type { SessionLoader } from '../access/loadSession.ts';
import { passwordOpens } from '../access/password.ts';
import { passwordIssue } from '../access/passwordPolicy.ts';
import type { Session, SessionUser } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { findCredentials } from '../database/organization/findCredentials.ts';
import { invalid, invalidField, ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';
import type { CompanySettings } from './companySettings.ts';
import { timeZone } from './timeZone.ts';

export const preferencesSchema = z.strictObject({
  language: z.enum(['zh-CN', 'en']).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  timeZone: timeZone.optional(),
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
}

/** What people may know and change of themselves without a right to the users. */
export class Profile {
  private readonly needs: ProfileDependencies;

  constructor(needs: ProfileDependencies) {
    this.needs = needs;
  }

  async answer(user: number): Promise<SessionAnswer> {
    const [standing, company] = await Promise.all([
      this.needs.sessions.person(user),
      this.needs.company.answer(),
    ]);
    if (!standing?.active) throw new ProblemError('unauthenticated');
    const { id, username, name, email, department, language, timeZone, theme } = standing.user;
    const place = department === null ? null : { id: department, label: standing.departmentName };
    return {
      user: { id, username, name, email, department: place, language, timeZone, theme },
      company: { name: company.name, currency: company.currency, logo: company.logo?.url ?? null },
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

  /** Ends every session of the user, this one included. @throws ProblemError invalid */
  async changePassword(
    session: Session,
    user: SessionUser,
    { current, password }: z.infer<typeof passwordChangeSchema>,
  ): Promise<void> {
    const known = await findCredentials(this.needs.database.kysely, user.username);
    if (!(await passwordOpens(known?.seal ?? null, current))) throw invalidField('current', 'wrongPassword');
    const weakness = passwordIssue(password, [user.username, user.name, user.email ?? '']);
    if (weakness) throw invalid([{ ...weakness, field: 'password' }]);
    await this.needs.records.update(elevated(session, 'own password'), 'user', user.id, { password });
    this.needs.cache.clear();
  }
}
