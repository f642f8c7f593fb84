import type { AccessCache } from '../access/accessCache.ts';
import type { SessionLoader } from '../access/loadSession.ts';
import type { SecuritySettings } from '../access/securitySettings.ts';
import { append } from '../audit/operationLog.ts';
import type { Database } from '../database/connection.ts';
import { OpenSessions } from './openSessions.ts';
import { PendingSteps } from './pendingSteps.ts';
import { SealedSecrets } from './sealedSecrets.ts';
import { SecondFactors } from './secondFactors.ts';
import { type PasswordSource, SignIn } from './signIn.ts';
import type { SignInLog } from './signInLog.ts';

export interface SignInComposition {
  database: Database;
  cache: AccessCache;
  sessions: SessionLoader;
  security: SecuritySettings;
  dataDirectory: string;
  clock(): Date;
}

/** Which part of signing in is made of which. */
export function composeSignIn({
  database,
  cache,
  sessions,
  security,
  dataDirectory,
  clock,
}: SignInComposition) {
  const secrets = new SealedSecrets(dataDirectory);
  const secondFactors = new SecondFactors({ database, security, secrets, clock });
  const pendingSteps = new PendingSteps({ database, security, sessions, secondFactors });
  const signInLog: SignInLog = (entry) => append(database.kysely, entry);
  const directory: PasswordSource = {
    prove: async () => null,
    allowsOwnPassword: async () => true,
  };
  return {
    secondFactors,
    pendingSteps,
    signInLog,
    signIn: new SignIn({
      database,
      cache,
      security,
      sessions,
      secondFactors,
      pendingSteps,
      directory,
      log: signInLog,
    }),
    openSessions: new OpenSessions({
      database,
      cache,
      security,
      secondFactors,
      required: (user) => pendingSteps.secondFactorIsRequired(user),
      log: signInLog,
    }),
  };
}
