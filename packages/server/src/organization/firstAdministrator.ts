import { ProblemError } from '../problem.ts';
import type { Setup } from './setup.ts';

/** Sets the company up without the browser, when it isn't: user `admin` with this password. @returns whether it did */
export async function firstAdministrator(setup: Setup, password: string): Promise<boolean> {
  if (!(await setup.needed())) return false;
  try {
    const answers = { company: '格界 CRM', name: '系统管理员', username: 'admin', password } as const;
    await setup.found({ ...answers, language: 'zh-CN' }, 'operator');
    return true;
  } catch (error) {
    // Another process on the same database was faster.
    if (error instanceof ProblemError && error.kind === 'state') return false;
    throw error;
  }
}
