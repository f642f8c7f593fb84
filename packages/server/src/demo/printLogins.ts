import { systemSession } from '../access/elevation.ts';
import type { CompanyFacts } from '../access/session.ts';
import type { RecordService } from '../records/recordService.ts';
import { demoLogins } from './demoLogins.ts';
import { colleagues } from './story/staff.ts';

/** Tells who may sign in to the demo company, one line a role; nothing where the database holds another company. */
export async function printLogins(
  records: RecordService,
  company: CompanyFacts,
  { isNew, adminPassword }: { isNew: boolean; adminPassword: string | null },
): Promise<void> {
  const usernames = Object.keys(colleagues);
  const { value: present } = await records.count(systemSession(company, 'demo'), 'user', {
    where: { username: { in: usernames } },
  });
  if (present < usernames.length) {
    console.log('数据库中已有其他公司，未作改动。/ The database holds another company; nothing was changed.');
    return;
  }
  console.log(`\n${loginTable(isNew ? adminPassword : null)}\n`);
  if (!isNew) {
    console.log(
      '以上为初始密码，如已修改请用新密码。/ Passwords as they were at first; changed ones hold.\n',
    );
  }
}

/** @param adminPassword null: the one of everybody else */
export function loginTable(adminPassword: string | null): string {
  const lines = demoLogins().map(({ role, name, username, password }) => {
    // A password from the environment is a secret of whoever set it.
    const shown = username === 'admin' && adminPassword ? '(GEJIE_ADMIN_PASSWORD)' : password;
    return `  ${role.padEnd(6, '\u3000')}${name.padEnd(4, '\u3000')}${username.padEnd(14)}${shown}`;
  });
  return ['演示登录 / Demo logins', ...lines].join('\n');
}
