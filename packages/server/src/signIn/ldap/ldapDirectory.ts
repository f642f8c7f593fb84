import { randomUUID } from 'node:crypto';
import type { SessionLoader } from '../../access/loadSession.ts';
import { notOpenHere } from '../../access/signInProblems.ts';
import { ProblemError } from '../../problem.ts';
import type { Identities } from '../identity/identities.ts';
import type { SourceSettings } from '../identity/sourceSettings.ts';
import { Unreadable } from '../sealedSecrets.ts';
import type { PasswordSource, Proven } from '../signIn.ts';
import type { SignInLog } from '../signInLog.ts';
import { ldapClaims } from './ldapClaims.ts';
import { bindAsReader, type Found, lookUp, onLine, passwordFits } from './ldapLine.ts';
import type { LdapSettings } from './ldapSettings.ts';
import { ldapTrouble } from './ldapTrouble.ts';

/** Functions that make somebody an administrator as far as signing in without the directory goes. */
const administrative = ['users', 'settings'];

export interface LdapDependencies {
  settings: SourceSettings<LdapSettings>;
  identities: Identities;
  sessions: SessionLoader;
  log: SignInLog;
}

/** Names and passwords as the company's directory knows them. */
export class LdapDirectory implements PasswordSource {
  private readonly needs: LdapDependencies;

  constructor(needs: LdapDependencies) {
    this.needs = needs;
  }

  async allowsOwnPassword(user: number): Promise<boolean> {
    const { enabled, ownPasswords } = await this.needs.settings.answer();
    if (!enabled || ownPasswords === 'everybody') return true;
    const standing = await this.needs.sessions.person(user);
    return administrative.some((name) => standing?.functions.has(name));
  }

  async prove(username: string, password: string): Promise<Proven | null> {
    const { enabled } = await this.needs.settings.answer();
    if (!enabled) return null;
    const found = await this.ask(username, password);
    if (!found) return null;
    const { settings } = await this.needs.settings.read();
    const claims = ldapClaims(found, settings.attributes, username);
    const user = await this.needs.identities.userOf(claims, settings);
    if (typeof user !== 'string') return { id: user.id, active: user.status === 'active', source: 'ldap' };
    await this.needs.log({ session: null, kind: 'signIn.failed', label: username, detail: { why: user } });
    throw notOpenHere(user);
  }

  /** @throws ProblemError unavailable */
  private async ask(username: string, password: string): Promise<Found | null> {
    try {
      const { settings, secret } = await this.needs.settings.read();
      const found = await onLine(settings, async (client) => {
        await bindAsReader(client, settings, secret);
        return lookUp(client, settings, username);
      });
      // A name that is not there costs the directory the same questions.
      const fits = await passwordFits(settings, found?.dn ?? `cn=${randomUUID()},${settings.base}`, password);
      return found && fits ? found : null;
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      const why = error instanceof Unreadable ? error.message : ldapTrouble(error).en;
      await this.needs.log({
        session: null,
        kind: 'signIn.failed',
        label: username,
        detail: { why: 'directory', trouble: why },
      });
      throw new ProblemError('unavailable', {
        zh: '公司目录（LDAP）暂时无法使用，用目录账号的员工请稍后再试；本地账号请检查密码',
        en: 'The company’s directory (LDAP) can’t be used right now: if your account is kept there, please try again later; if it is kept here, check the password',
      });
    }
  }
}
