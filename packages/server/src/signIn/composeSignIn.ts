import type { AccessCache } from '../access/accessCache.ts';
import type { SessionLoader } from '../access/loadSession.ts';
import type { SecuritySettings } from '../access/securitySettings.ts';
import { append } from '../audit/operationLog.ts';
import type { Database } from '../database/connection.ts';
import type { CompanySettings } from '../organization/companySettings.ts';
import type { RecordService } from '../records/recordService.ts';
import { AccountKeeping } from './accountKeeping.ts';
import { Identities } from './identity/identities.ts';
import { SourceSettings } from './identity/sourceSettings.ts';
import { LdapDirectory } from './ldap/ldapDirectory.ts';
import { ldapShape } from './ldap/ldapSettings.ts';
import { OidcProvider } from './oidc/oidcProvider.ts';
import { oidcShape } from './oidc/oidcSettings.ts';
import { OpenSessions } from './openSessions.ts';
import { PendingSteps } from './pendingSteps.ts';
import { SealedSecrets } from './sealedSecrets.ts';
import { SecondFactors } from './secondFactors.ts';
import { SignIn } from './signIn.ts';
import type { SignInLog } from './signInLog.ts';

export interface SignInComposition {
  database: Database;
  cache: AccessCache;
  sessions: SessionLoader;
  security: SecuritySettings;
  records: RecordService;
  company: CompanySettings;
  dataDirectory: string;
  clock(): Date;
}

/** Which part of signing in is made of which. */
export function composeSignIn(composition: SignInComposition) {
  const { database, cache, sessions, security, records, company, dataDirectory, clock } = composition;
  const log: SignInLog = (entry) => append(database.kysely, entry);
  const secrets = new SealedSecrets(dataDirectory);
  const secondFactors = new SecondFactors({ database, security, secrets, clock });
  const pendingSteps = new PendingSteps({ database, security, sessions, secondFactors });
  const identities = new Identities({ database, records, facts: () => company.facts(), log });
  const ldapSettings = new SourceSettings(database, secrets, ldapShape);
  const directory = new LdapDirectory({ settings: ldapSettings, identities, sessions, log });
  const oidcSettings = new SourceSettings(database, secrets, oidcShape);
  const required = (user: number) => pendingSteps.secondFactorIsRequired(user);
  const about = { database, cache, security, sessions, secondFactors, pendingSteps, log };
  return {
    secondFactors,
    pendingSteps,
    ldapSettings,
    oidcSettings,
    oidc: new OidcProvider({ database, settings: oidcSettings, identities, log }),
    signInLog: log,
    signIn: new SignIn({ ...about, directory }),
    accountKeeping: new AccountKeeping(records),
    openSessions: new OpenSessions({ ...about, required }),
  };
}
