import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';

/** A small company whose records the cases name. */
export interface GuardedOrganization {
  app: TestApplication;
  /** May manage users, sees the accounts of the own department, and nothing more. */
  registrar: Client & { id: number };
  ids: Record<string, number>;
  made(url: string, body: unknown): Promise<number>;
}

export async function openOrganization(name: string): Promise<GuardedOrganization> {
  const app = await openApplication(name, { rateLimits: { requests: 0, signIns: 100_000 } });
  const ids: Record<string, number> = {};
  const made = async (url: string, body: unknown): Promise<number> => {
    const answer = await app.admin.post(url, body);
    if (answer.status !== 201) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
    return answer.body.id as number;
  };
  ids.root = await app.department('总部');
  ids.east = await app.department('华东', ids.root);
  ids.hangzhou = await app.department('杭州', ids.east);
  ids.archive = await app.department('档案室');
  ids.manned = await app.department('有人的部门');
  const registrar = await app.person('registrar', {
    rights: { '*': { see: 'department', edit: 'own', fields: { phone: 'read' } } },
    functions: ['users'],
    department: ids.manned,
  });
  await made('/api/accounts', { name: '归档客户', owner: null, department: ids.archive });
  ids.modest = await made('/api/roles', {
    name: '看客',
    rights: { '*': { see: 'own', fields: { phone: 'read' } } },
  });
  ids.colleague = await made('/api/roles', {
    name: '同事',
    rights: { '*': { see: 'department', fields: { phone: 'read' } } },
  });
  ids.strong = await made('/api/roles', { name: '总监', rights: { '*': { see: 'all' } } });
  ids.auditor = await made('/api/roles', { name: '审计员', functions: ['audit'] });
  ids.lead = (await app.person('lead', { department: ids.east })).id;
  ids.plain = await made('/api/users', {
    name: '普通员工',
    username: 'plain',
    roles: [ids.modest],
    department: ids.east,
  });
  ids.member = (await app.person('member', { department: ids.east })).id;
  await app.admin.patch(`/api/users/${ids.member}`, { manager: ids.lead });
  const { body } = await app.admin.get<{ user: { id: number } }>('/api/session');
  ids.boss = body.user.id;
  const { body: boss } = await app.admin.get<{ roles: { id: number }[] }>(`/api/users/${ids.boss}`);
  ids.bossRole = boss.roles[0]?.id as number;
  return { app, registrar, ids, made };
}
