import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allFunctions,
  allRights,
  type Client,
  type TestApplication,
  testPassword,
} from '../application.fixture.ts';
import { asking, type Case, expectRefused } from './guards.fixture.ts';
import { openOrganization } from './organization.fixture.ts';

let app: TestApplication;
let registrar: Client & { id: number };
let ids: Record<string, number>;
beforeAll(async () => {
  ({ app, registrar, ids } = await openOrganization('guards'));
});
afterAll(() => app.close());

const { patch, more } = asking;
const admin = () => app.admin;
const limited = () => registrar;

const circle = [/循环/, /circle|circular/] as const;
const lastOne = [/至少要保留/, /At least one/] as const;
const beyond = [/超出您自己的权限/, /beyond your own/] as const;
const ownFunctions = [/您自己没有的功能/, /don’t have yourself/] as const;
const cases: Case[] = [
  [
    'a department below itself',
    patch(
      admin,
      () => `/api/departments/${ids.east}`,
      () => ({ parent: ids.east }),
    ),
    422,
    'parent',
    ...circle,
  ],
  [
    'a department below one that is below it',
    patch(
      admin,
      () => `/api/departments/${ids.root}`,
      () => ({ parent: ids.hangzhou }),
    ),
    422,
    'parent',
    ...circle,
  ],
  [
    'a department deleted that has others below',
    (language) => app.admin.delete(`/api/departments/${ids.root}`, more(language)),
    409,
    '',
    /1 .*部门/,
    /1 .*[Dd]epartment/,
  ],
  [
    'a department deleted that has people',
    (language) => app.admin.delete(`/api/departments/${ids.manned}`, more(language)),
    409,
    '',
    /1 .*员工/,
    /1 .*[Uu]ser/,
  ],
  [
    'a department deleted that records belong to',
    (language) => app.admin.delete(`/api/departments/${ids.archive}`, more(language)),
    409,
    '',
    /1 .*客户/,
    /1 .*[Aa]ccount/,
  ],
  [
    'a user who is the own manager',
    patch(
      admin,
      () => `/api/users/${ids.lead}`,
      () => ({ manager: ids.lead }),
    ),
    422,
    'manager',
    ...circle,
  ],
  [
    'a user whose manager reports to the user',
    patch(
      admin,
      () => `/api/users/${ids.lead}`,
      () => ({ manager: ids.member }),
    ),
    422,
    'manager',
    ...circle,
  ],
  [
    'the last administrator deactivated',
    patch(
      admin,
      () => `/api/users/${ids.boss}`,
      () => ({ status: 'inactive' }),
    ),
    422,
    'status',
    /至少要保留一名拥有全部系统功能的在职管理员/,
    /At least one active administrator/,
  ],
  [
    'the last administrator without roles',
    patch(
      admin,
      () => `/api/users/${ids.boss}`,
      () => ({ roles: [] }),
    ),
    422,
    'roles',
    ...lastOne,
  ],
  [
    'the last administrator with a lesser role',
    patch(
      admin,
      () => `/api/users/${ids.boss}`,
      () => ({ roles: [ids.modest] }),
    ),
    422,
    'roles',
    ...lastOne,
  ],
  [
    'the last administrator deleted',
    (language) => app.admin.delete(`/api/users/${ids.boss}`, more(language)),
    409,
    null,
    ...lastOne,
  ],
  [
    'the last administrator’s role losing a function',
    patch(
      admin,
      () => `/api/roles/${ids.bossRole}`,
      () => ({ functions: ['users', 'settings'] }),
    ),
    422,
    'functions',
    ...lastOne,
  ],
  [
    'a role in use deleted: it says how many have it',
    (language) => app.admin.delete(`/api/roles/${ids.bossRole}`, more(language)),
    409,
    '',
    /1 .*员工/,
    /1 .*[Uu]ser/,
  ],
  [
    'a function given that the giver has not',
    patch(
      limited,
      () => `/api/roles/${ids.modest}`,
      () => ({ functions: ['audit'] }),
    ),
    422,
    'functions',
    ...ownFunctions,
  ],
  [
    'rights given that reach further than the giver’s',
    patch(
      limited,
      () => `/api/roles/${ids.modest}`,
      () => ({ rights: { '*': { see: 'tree' } } }),
    ),
    422,
    'rights',
    ...beyond,
  ],
  [
    'rights given in a single module',
    patch(
      limited,
      () => `/api/roles/${ids.modest}`,
      () => ({
        rights: { '*': { see: 'own' }, leads: { see: 'own', export: true } },
      }),
    ),
    422,
    'rights',
    ...beyond,
  ],
  [
    'a field given that the giver may only read',
    patch(
      limited,
      () => `/api/roles/${ids.modest}`,
      () => ({ rights: { '*': { see: 'own' } } }),
    ),
    422,
    'rights',
    ...beyond,
  ],
  [
    'a new role beyond its maker’s',
    (language) =>
      registrar.post(
        '/api/roles',
        { name: '自封', rights: allRights, functions: allFunctions },
        more(language),
      ),
    422,
    'functions',
    ...ownFunctions,
  ],
  [
    'a stronger role taken for oneself',
    patch(
      limited,
      () => `/api/users/${registrar.id}`,
      () => ({ roles: [ids.bossRole] }),
    ),
    422,
    'roles',
    /权限超出您自己的/,
    /gives more than you have/,
  ],
  [
    'a stronger role assigned to another',
    patch(
      limited,
      () => `/api/users/${ids.member}`,
      () => ({ roles: [ids.strong] }),
    ),
    422,
    'roles',
    /“总监”的权限超出您自己的/,
    /“总监” gives more than you have/,
  ],
  [
    'a new user with a stronger role',
    (language) =>
      registrar.post(
        '/api/users',
        { name: '傀儡', username: 'puppet', password: testPassword, roles: [ids.auditor] },
        more(language),
      ),
    422,
    'roles',
    /权限超出您自己的/,
    /gives more than you have/,
  ],
  [
    'a new user in a department that its maker does not see, with a role that does',
    (language) =>
      registrar.post(
        '/api/users',
        {
          name: '眼线',
          username: 'spy',
          password: testPassword,
          department: ids.east,
          roles: [ids.colleague],
        },
        more(language),
      ),
    422,
    'department',
    /“同事”能看到整个部门的记录/,
    /“同事” sees what is in the department/,
  ],
  [
    'a role that sees the department given in one that the giver does not see',
    patch(
      limited,
      () => `/api/users/${ids.member}`,
      () => ({ roles: [ids.colleague] }),
    ),
    422,
    'roles',
    /“同事”能看到整个部门的记录/,
    /“同事” sees what is in the department/,
  ],
];

describe('The organisation is guarded (ACC-01, ACC-02, ACC-03)', () => {
  it.each(cases)('against %s', expectRefused);

  it('and nothing of it has been done', async () => {
    const { body: boss } = await app.admin.get(`/api/users/${ids.boss}`);
    expect(boss).toMatchObject({ status: 'active', roles: [{ id: ids.bossRole }] });
    expect((await app.admin.get(`/api/departments/${ids.root}`)).body.parent).toBeNull();
    expect((await app.admin.get(`/api/roles/${ids.modest}`)).body.functions).toBeNull();
  });
});
