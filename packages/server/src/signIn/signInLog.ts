import type { Entry } from '../audit/operationLog.ts';

/** Tells the operation log of something about signing in. */
export type SignInLog = (entry: Entry) => Promise<void>;
