import { spawn } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { EmbeddedPostgresError } from './log.ts';
import { runProgram } from './program.ts';
import type { Account } from './runningAccount.ts';

/** Where things go that the account must reach when it cannot reach our folders. */
export const systemFolder = '/var/lib/gejie-crm';

/** Makes `systemFolder`, open to all whatever the umask is: what is private in it is closed itself. */
export async function ensureSystemFolder(): Promise<void> {
  await mkdir(systemFolder, { recursive: true });
  await chmod(systemFolder, 0o755);
}

const name = 'gejie-postgres';

/**
 * PostgreSQL refuses to run as root. When we are root it gets an account of its own, not the `postgres` of a
 * distribution’s package, whose other databases it should not be able to touch.
 */
export async function accountForNewCluster(): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  return (await accountNamed(name)) ?? (await createAccount());
}

async function createAccount(): Promise<Account> {
  const ways: [string, string[]][] = [
    [
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/bin/false',
        name,
      ],
    ],
    ['adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', '/bin/false', name]],
  ];
  const complaints: string[] = [];
  for (const [program, args] of ways) {
    const { code, output } = await runProgram(program, args, null);
    const account = await accountNamed(name);
    if (account) return account;
    complaints.push(`${program}: ${output.trim() || `exit code ${code}`}`);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root, and the account “${name}” could not be made for it (${complaints.join('; ')}). ` +
      'Start Gejie CRM as an ordinary user, or give a database of your own in DATABASE_URL.',
  );
}

async function accountNamed(user: string): Promise<Account> {
  const ids = await Promise.all(['-u', '-g'].map((which) => runProgram('id', [which, user], null)));
  const [uid, gid] = ids.map(({ code, output }) => (code === 0 ? Number(output) : Number.NaN));
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid: Number(uid), gid: Number(gid) } : null;
}

/**
 * Whether `account` can get at `path`: asked of the system itself, since mode bits are not the whole truth (ACLs,
 * network drives, containers).
 */
export async function canReach(account: Account, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const asked = spawn('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], {
      ...account,
      cwd: '/',
      stdio: 'ignore',
    });
    asked.once('error', reject);
    asked.once('exit', (code) => resolve(code === 0));
  });
}
