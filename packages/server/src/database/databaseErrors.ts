/** Why PostgreSQL refused, as far as it matters to whoever asked. */
export type DatabaseFailure =
  /** It cannot be reached, is starting, stopping or overburdened. */
  | 'unavailable'
  /** Somebody else was faster; the same again may succeed. */
  | 'busy'
  /** A value it cannot hold, which the checks before should have caught. */
  | 'data';

const byCode: [RegExp, DatabaseFailure][] = [
  [/^(08|28|3D|53|57P|58)/, 'unavailable'],
  [/^57014$/, 'unavailable'],
  [/^(40|55P03)/, 'busy'],
  [/^22/, 'data'],
];

const lostConnection =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after|Client was closed)/;
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);

/** @returns null for errors that are not of the database, or faults in our SQL */
export function databaseFailure(error: unknown): DatabaseFailure | null {
  if (!(error instanceof Error)) return null;
  if (lostConnection.test(error.message)) return 'unavailable';
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown };
  if (typeof code !== 'string') return null;
  if (networkCodes.has(code))
    return syscall === 'connect' || syscall === 'read' || syscall === 'write' ? 'unavailable' : null;
  if (!/^[0-9A-Z]{5}$/.test(code)) return null;
  return byCode.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
