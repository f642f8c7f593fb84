import type { SecurityPolicy } from '@gejie/core';
import type { SessionLoader } from '../access/loadSession.ts';
import type { SecuritySettings } from '../access/securitySettings.ts';
import type { Database } from '../database/connection.ts';
import { passwordOrigin } from '../database/sessions/passwordSeals.ts';
import type { Source, Step } from '../database/sessions/sessionRows.ts';
import type { SecondFactors } from './secondFactors.ts';

export interface PendingDependencies {
  database: Database;
  security: SecuritySettings;
  sessions: SessionLoader;
  secondFactors: SecondFactors;
}

/** What the company's rules want of somebody before anything else can be done. */
export class PendingSteps {
  private readonly needs: PendingDependencies;

  constructor(needs: PendingDependencies) {
    this.needs = needs;
  }

  /** Whoever comes from an OpenID provider has neither password nor second factor here: both are asked for there. */
  async of(user: number, source: Source): Promise<Step[]> {
    if (source === 'oidc') return [];
    const policy = await this.needs.security.policy();
    const steps: Step[] = [];
    if (source === 'password' && (await this.passwordIsDue(user, policy))) steps.push('password');
    if ((await this.secondFactorIsRequired(user)) && !(await this.needs.secondFactors.isOn(user)))
      steps.push('secondFactor');
    return steps;
  }

  async secondFactorIsRequired(user: number): Promise<boolean> {
    const { secondFactor, secondFactorFunctions } = await this.needs.security.policy();
    if (secondFactor !== 'functions') return secondFactor === 'everybody';
    const standing = await this.needs.sessions.person(user);
    return secondFactorFunctions.some((name) => standing?.functions.has(name));
  }

  private async passwordIsDue(user: number, policy: SecurityPolicy): Promise<boolean> {
    if (!policy.changeFirst && policy.passwordDays === 0) return false;
    const origin = await passwordOrigin(this.needs.database.kysely, user);
    if (!origin) return false;
    const lent = policy.changeFirst && origin.by !== null && origin.by !== user;
    return lent || (policy.passwordDays > 0 && origin.days >= policy.passwordDays);
  }
}
