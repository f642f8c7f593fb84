import type { Issue } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import { lastSeals } from '../database/sessions/passwordSeals.ts';
import { passwordOpens } from './password.ts';
import { passwordIssue } from './passwordPolicy.ts';
import type { SecuritySettings } from './securitySettings.ts';

/** What everybody should know of the rules before choosing a password. */
export interface PasswordAdvice {
  length: number;
  kinds: number;
  history: number;
  days: number;
}

/** Judges the passwords that people want to have by the company's rules. */
export class Passwords {
  private readonly database: Database;
  private readonly security: SecuritySettings;

  constructor(database: Database, security: SecuritySettings) {
    this.database = database;
    this.security = security;
  }

  async advice(): Promise<PasswordAdvice> {
    const policy = await this.security.policy();
    return {
      length: policy.passwordLength,
      kinds: policy.passwordKinds,
      history: policy.passwordHistory,
      days: policy.passwordDays,
    };
  }

  /**
   * What is wrong with it; null when nothing is.
   * @param known what everybody knows of that person
   * @param user whose former passwords are no choice; null: nobody's yet
   */
  async issue(password: string, known: readonly string[], user: number | null): Promise<Issue | null> {
    const { length, kinds, history } = await this.advice();
    const weakness = passwordIssue(password, known, { length, kinds });
    if (weakness || user === null || history === 0) return weakness;
    for (const seal of await lastSeals(this.database.kysely, user, history)) {
      if (await passwordOpens(seal, password))
        return { code: 'formerPassword', parameters: { count: history } };
    }
    return null;
  }
}
