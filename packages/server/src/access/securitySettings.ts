import type { SecurityPolicy } from '@gejie/core';
import { z } from 'zod';
import { tellSettingsChanged } from '../audit/settingsChanged.ts';
import type { Database } from '../database/connection.ts';
import { mergeSetting, readSetting } from '../database/organization/settingRows.ts';
import { plainText } from '../plainText.ts';
import type { AccessCache } from './accessCache.ts';
import { shortestPassword } from './passwordPolicy.ts';
import type { Session } from './session.ts';

export const securityChangeSchema = z.strictObject({
  passwordLength: z.int().min(shortestPassword).max(64).optional(),
  passwordKinds: z.int().min(1).max(4).optional(),
  passwordHistory: z.int().min(0).max(24).optional(),
  passwordDays: z.int().min(0).max(3650).optional(),
  changeFirst: z.boolean().optional(),
  lockAttempts: z.int().min(3).max(20).optional(),
  lockFirstWait: z.int().min(5).max(3600).optional(),
  lockLongestWait: z.int().min(60).max(86_400).optional(),
  secondFactor: z.enum(['optional', 'functions', 'everybody']).optional(),
  secondFactorFunctions: z.array(plainText(40).min(1)).max(50).optional(),
});

const part = 'security';

/**
 * As NIST SP 800-63B advises: length rather than signs, no change without a reason. Companies that have to follow
 * stricter rules say so in the settings.
 */
export const usualPolicy: SecurityPolicy = {
  passwordLength: shortestPassword,
  passwordKinds: 1,
  passwordHistory: 3,
  passwordDays: 0,
  changeFirst: false,
  lockAttempts: 5,
  lockFirstWait: 30,
  lockLongestWait: 3600,
  secondFactor: 'optional',
  secondFactorFunctions: ['settings', 'users'],
};

/** The company's rules of signing in; read once until they change. */
export class SecuritySettings {
  private readonly database: Database;
  private readonly cache: AccessCache;

  constructor(database: Database, cache: AccessCache) {
    this.database = database;
    this.cache = cache;
  }

  policy(): Promise<SecurityPolicy> {
    return this.cache.get(part, async () => ({
      ...usualPolicy,
      ...(await readSetting(this.database.kysely, part)),
    }));
  }

  async change(changes: z.infer<typeof securityChangeSchema>, session: Session): Promise<SecurityPolicy> {
    const before = await this.policy();
    await this.database.transaction(async (tx) => {
      await mergeSetting(tx, part, changes, session.user?.id ?? null);
      await tellSettingsChanged(tx, session, part, before, changes);
    });
    this.cache.clear();
    return this.policy();
  }
}

/** When failures begin to cost time, by a policy. */
export function lockRules({ lockAttempts, lockFirstWait, lockLongestWait }: SecurityPolicy) {
  return { attempts: lockAttempts, firstWait: lockFirstWait, longestWait: lockLongestWait };
}
